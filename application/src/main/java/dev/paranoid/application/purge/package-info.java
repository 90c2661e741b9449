/**
 * The job that removes what has expired.
 *
 * <h2>What has expired</h2>
 *
 * <p>{@code PurgeJob} asks {@code PurgeLedger} for deletions whose time is over, a chunk at a time in the order of
 * {@code purge_at}, and gives them to the engine ({@code CascadingDeletions.expire}), which treats them as a purge by
 * hand, but for {@code Expiry}: what is live or to be kept for longer refuses. In the background the job's task says
 * that it has {@code expired}; {@code JUDGE} looks at all that would go, and {@code REMOVE} at each slice. It keeps
 * nothing in memory that a next run would need: what is due is asked of the ledger, what is blocked has a table, and a
 * run counts chunk by chunk. What goes on in the background is noted there too, with its run: a refusal
 * ({@code StageOutcomes}) makes it blocked, and corrects the run. {@code PurgeScheduler} begins runs on the node that
 * has the turn, a row of {@code paranoid_worker}.
 *
 * <p>A retention mode binds those who remove by hand: {@code RetentionLock} looks at all that would go, in the
 * transaction that removes, and in the background in {@code JUDGE} and before each slice. What the job's {@code Terms}
 * say, who may bypass governance has said when he asked.
 *
 * <p>{@code StoredRetention} moves the time of a deletion. It locks the root, then the entry, as everybody does: so a
 * removal sees the new time, or is over. Who closes an entry says so in the same statement ({@code Closing}). A
 * history is put together from the entry, {@code paranoid_history} and the holds on the root; {@code ClosedDeletions}
 * forgets what ended long ago.
 */
@NullMarked
package dev.paranoid.application.purge;

import org.jspecify.annotations.NullMarked;
