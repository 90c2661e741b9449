/**
 * How values get into statements.
 *
 * <h2>What the compiler does not see</h2>
 *
 * <ul>
 *   <li>A plan is pure data. It follows from the graph and the types of the roots, and never from rows.</li>
 *   <li>Rows are changed by their keys, which the same transaction has locked. Id lists are filled up to a few lengths
 *     ({@code Keys}), so that the server knows few statements, and cut at 8,192.</li>
 *   <li>Text in a statement is an {@code Identifier}, in quotes, or the name of a character set or collation as the
 *     catalogue gives it. Values are always bound.</li>
 *   <li>MyBatis has a configuration of Paranoid's own ({@code Statements}): no cache, no setting of the application's,
 *     and none of ours for the application.</li>
 *   <li>A statement that marks, hands over, frees, detaches or puts back assigns each column with
 *     {@code ON UPDATE CURRENT_TIMESTAMP} to itself ({@code EntityTable.untouched}).</li>
 *   <li>Times are UTC without zone: they travel as {@code LocalDateTime}. {@code DATETIME} holds them as they are; for
 *     {@code TIMESTAMP} the statement converts from and to the session's zone.</li>
 *   <li>The clock is the database's, read once a transaction. All rows of a deletion bear one time, also after a
 *     hand-over to it.</li>
 *   <li>A lift has set semantics. All deletions that a call lifts count as gone at once: none is in the way of another
 *     item, no row is handed over among them, and items whose deletions are lifted together each tell of their own
 *     deletions.</li>
 *   <li>For unique values the first in the list wins. Items are taken in order, each with all that it lifts.</li>
 *   <li>A unique key takes part in conflicts only if one of its columns is generated from the type's {@code deleted_at}
 *     column.</li>
 *   <li>Ids are compared in their canonical text, exactly. A row that the collation alone finds is left out.</li>
 *   <li>Conversions of keys in SQL stand on the side that a join starts from, so that the index of the other side
 *     serves. Access paths are pinned ({@code FORCE INDEX}, {@code STRAIGHT_JOIN}); {@code ExplainTests} reads the plan of
 *     every statement.</li>
 *   <li>The index on {@code deletion_id} is best descending: InnoDB's change buffer takes no descending index (MySQL
 *     worklog 7737), and it is what makes marks expensive where the index is not in memory. An ascending one serves as
 *     well.</li>
 *   <li>A root has at most one active deletion: the unique key {@code active_root} of the ledger.</li>
 *   <li>No plain read asks for a generated column by its index and sorts what it finds: MariaDB 11.4 finds nothing then,
 *     where closed entries with the same key are not purged yet and an older transaction is open
 *     ({@code OldVersionsTests}; it looks like MDEV-36896). Locking reads are not concerned.</li>
 *   <li>{@code took} is written once: in the transaction that opens the deletion, or for work in the background when it
 *     has taken all or is closed before.</li>
 *   <li>Statements are as many as the relations and types ask for, never as rows or deletions: one more for some
 *     thousand rows. Exceptions: rounds in a cycle of types, and a new round after refusals. {@code CostTests} counts
 *     them.</li>
 *   <li>Only {@code schema} knows that a row's key is one column; everywhere else it is a {@code RowKey}.</li>
 *   <li>Statements are prepared on the server. The driver adds none of its own: the server's {@code application.yml} has
 *     the settings, and docs/settings.md names them for other applications.</li>
 *   <li>The work given to {@code Transactions} may run several times: it keeps nothing outside the database.</li>
 * </ul>
 */
@NullMarked
package dev.paranoid.mybatis.statement;

import org.jspecify.annotations.NullMarked;
