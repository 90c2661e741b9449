/** Rows in memory: the store, what reads them, and other programs that write them. */
@NullMarked
package dev.paranoid.testkit.memory.row;

import org.jspecify.annotations.NullMarked;
