/** Two engines side by side: the same random script, the same answers, the same rows. Start at {@code Equivalence}. */
@NullMarked
package dev.paranoid.testkit.equivalence;

import org.jspecify.annotations.NullMarked;
