/** Deletions, holds, purges and what was done to them, in memory. */
@NullMarked
package dev.paranoid.testkit.memory.ledger;

import org.jspecify.annotations.NullMarked;
