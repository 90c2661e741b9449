/**
 * Whether the database is what Paranoid was started with, and takes writes.
 *
 * <h2>How an outage is noticed</h2>
 *
 * <p>{@code DatabaseWatch} asks every five seconds, and whenever health does, whether a delete could be written: by
 * statements that change no row, and by a look at the columns that were there at the start. It alone tells the log of
 * an outage and of its end; what else notices one, says so at {@code DEBUG}. {@code PollWatch} takes Kafka to be there
 * while fetches and heartbeats are answered. A full disk no look finds: once something could not be written, it writes
 * a deletion and undoes that, until there is room ({@code Room}). {@code FaultEndToEndTests} holds all this to
 * {@code faults.txt}.
 */
@NullMarked
package dev.paranoid.mybatis.health;

import org.jspecify.annotations.NullMarked;
