/** The tests of what tests of others take along. */
@NullMarked
package dev.paranoid.test;

import org.jspecify.annotations.NullMarked;
