/** That the comparison of engines finds what it is for. */
@NullMarked
package dev.paranoid.testkit.equivalence;

import org.jspecify.annotations.NullMarked;
