/**
 * Requests and calls that may come twice: each has one effect and one answer.
 *
 * <h2>How a request runs</h2>
 *
 * <p>A request has an identity and is carried out once, whoever delivers it how often. {@code Requests.carryOut} takes
 * what one poll brought, in one transaction:
 *
 * <ol>
 *   <li>The inbox entries of all requests, and of those that they withdraw, are made and locked by one statement in the
 *     order of their names, so that two batches never wait for each other in a circle. An entry with a fingerprint was
 *     carried out before: it is a repeat, or another request under a used id.</li>
 *   <li>What is new is put into waves: requests of one kind are one call of {@code Deletions}, the order of those of one
 *     key stays.</li>
 *   <li>The ledger keeps which requests asked for a deletion, each with the scope that it has in the inbox
 *     ({@code paranoid_ask}; an empty request stands for somebody who asked outright). A withdrawal locks the roots first,
 *     forgets what its request asked for, and lifts what nobody asks for any more. One that comes before its request
 *     leaves a mark in the inbox.</li>
 *   <li>Answers and events are added to the outbox, what is carried out is noted in the inbox, all in the same
 *     transaction.</li>
 * </ol>
 *
 * <p>What a soft delete took is written to the ledger and told as {@code opened} in one breath: when it has taken all,
 * or when it is closed before. So whoever follows hears {@code opened} first, with what is in the ledger;
 * {@code Followers} in {@code testkit} checks this as {@code Law} checks rows. Ids of messages are made of the source,
 * which bears the identity of the installation unless it is set.
 *
 * <p>Where the transaction fails as a whole, though the database is there, the batch is halved until the culprit
 * stands alone. A deadlock in a call within it takes its savepoint along; the outermost transaction is tried again.
 *
 * <p>The outbox has sixteen lanes, a key always in the same one. Whoever publishes locks free lanes
 * ({@code SKIP LOCKED}) and sends their oldest messages by {@code seq}; two nodes never send messages of one key at
 * the same time. Messages of one key are written under the lock of one root, or by one consumer, so their {@code seq}
 * rises in the order of their commits. A call with an {@code Idempotency-Key} is the same inbox: the filter runs the
 * call, and its answer is noted in the transaction that does what it asks: the shared one, or, where nobody shares,
 * one around the call. Each attempt has an answer of its own ({@code HeldResponse}): nobody hears of one that a
 * deadlock has undone.
 */
@NullMarked
package dev.paranoid.application.deduplication;

import org.jspecify.annotations.NullMarked;
