/** The law row by row, in memory: obviously correct rather than fast. Start at {@code InMemoryEngine}. */
@NullMarked
package dev.paranoid.testkit.memory;

import org.jspecify.annotations.NullMarked;
