/**
 * Group commit: calls that come while others run share the next transaction.
 *
 * <h2>Callers that share a transaction</h2>
 *
 * <p>{@code BatchedDeletions} is group commit. A call is a {@code Ticket} in the {@code Line} of its kind (mode, or
 * {@code parents}) in the {@code CallQueue}. Where fewer than {@code paranoid.batching.at-once} transactions of that
 * kind run, its own thread <em>leads</em>: it carries out all that wait in the line, up to
 * {@code paranoid.batching.max} rows, as one call of several parts ({@code Part}). The others
 * <em>follow</em> and wait for their answers. When it ends, the first who waits leads the next one. So a batch is one
 * of the law's: equivalent to some order of its calls.
 *
 * <ul>
 *   <li>The queue knows which roots are being worked on. No two tickets of one batch, and no two batches, name the same
 *     root.</li>
 *   <li>A shared transaction takes its roots with {@code SKIP LOCKED}. Who misses one leaves the batch
 *     ({@code RowsInUse}) and goes on <em>alone</em>, in his own thread, with locks that wait. Few at once do
 *     ({@code Loners}), and they take no turn from those who go on alone for another reason.</li>
 *   <li>It commits once or not at all: what {@code Attempts} would do in several transactions, it leaves to the
 *     {@code Batch}. That halves what is {@code TooLarge}, and sends each ticket on alone after whatever else fails. An
 *     outage is everybody's.</li>
 *   <li>A call that names a deletion is a call on its root, which must be the root of that deletion, active
 *     ({@code Asked.deletion}). Calls that ask for the background have a queue of their own.</li>
 *   <li>A call that bears a key ({@code KeyedCall}) never leads: its caller has to put the answer into words while the
 *     transaction is open. A worker leads in its stead. {@code ReplyTransactions} locks the keys, does the work, gives the
 *     callers their answers ({@code HeldReplies}), waits for their replies, writes these and commits. What is rolled back
 *     after that begins anew: the keyed calls run again, the others go on alone. {@code BatchedAnswers} is the caller's
 *     side. It tells a second call with a key that the first is still running.</li>
 *   <li>Who waits for his turn can be interrupted, or run out of patience: he leaves the line and nothing happens. Whose
 *     turn has come has an answer.</li>
 * </ul>
 */
@NullMarked
package dev.paranoid.application.batching;

import org.jspecify.annotations.NullMarked;
