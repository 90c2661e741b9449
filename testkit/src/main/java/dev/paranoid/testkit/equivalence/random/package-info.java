/** Random schemas and rows that a seed repeats. */
@NullMarked
package dev.paranoid.testkit.equivalence.random;

import org.jspecify.annotations.NullMarked;
