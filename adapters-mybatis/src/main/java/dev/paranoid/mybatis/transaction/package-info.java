/**
 * Transactions, their time, and what the database's errors mean.
 *
 * <h2>Within a caller's transaction</h2>
 *
 * <p>{@code SpringTransactions} looks for a connection that is bound to the data source, whoever began the transaction
 * on it: the managers of JDBC, of JPA and of Hibernate bind it alike. There the work runs at a savepoint of JDBC on
 * that connection; the manager's own nested transactions are not asked for, since JPA's has none. What JPA still keeps
 * to itself is flushed first. A transaction on something else is none of ours to join: the call has a transaction of
 * its own.
 *
 * <ul>
 *   <li>The isolation level is the caller's, and a savepoint cannot change it. At any level but READ COMMITTED a call
 *     that changes something is a {@code Misuse}; the start warns where connections begin so. A read-only transaction is
 *     one as well. Previews are answered in both.</li>
 *   <li>Between its end and the end of its callbacks a transaction is still bound, but nobody commits it again
 *     ({@code CommitProgress}): a call there is a {@code Misuse}. Where a callback has begun another transaction, that is
 *     the one that counts ({@code CurrentTransaction}), also within one of Paranoid's own.</li>
 *   <li>A call is atomic with what the caller does: nothing goes on in the background. What is too large is refused
 *     ({@code too-many-rows}), what has to wait for the background too ({@code in-progress}). {@code inBackground()} asks
 *     for the other: then the job exists once the caller commits.</li>
 *   <li>A deadlock takes the caller's part along. His transaction is marked, so that nothing of it can be
 *     committed.</li>
 *   <li>Transactions of Paranoid's own are begun by the application's manager where that shows its connection, so that
 *     listeners of any kind take part; else by one of Paranoid's. A session of JPA that is open without a transaction, as
 *     for a web request, is put aside meanwhile ({@code ThreadResources}): it is neither written nor emptied. What a
 *     listener throws before the commit is its own failure and no outage.</li>
 * </ul>
 */
@NullMarked
package dev.paranoid.mybatis.transaction;

import org.jspecify.annotations.NullMarked;
