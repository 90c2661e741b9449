/**
 * A statement that people wrote, made one that reads live rows only.
 *
 * <h2>How a statement is filtered</h2>
 *
 * <p>{@code mybatis-live} replaces the source of each statement of a team's own session factories
 * ({@code LiveSqlSource}), so whoever asks for the text, a cache key, a batch or a paging plug-in, gets the filtered
 * one. {@code LiveSql} makes it:
 *
 * <ol>
 *   <li>The statement is cut into lexemes by MySQL's rules. Where no lexeme names a paranoid table, nothing more
 *     happens: the parser never sees it.</li>
 *   <li>A copy of the same length is masked ({@code MaskedSql}): comments, texts, and what JSqlParser does not know and
 *     what has no say in which rows a table gives.</li>
 *   <li>JSqlParser reads the copy. Only the tree of its grammar is used, in which every select and table is a node with
 *     a place in the text.</li>
 *   <li>Each FROM becomes a tree of joins. {@code Placement} walks it with the conditions that are still to be placed:
 *     an inner join passes them up, an outer one puts those of its optional side into its ON.</li>
 *   <li>The conditions are spliced into the original text. The AST is never printed.</li>
 * </ol>
 *
 * <p>What guards against a silent pass: the copy has as many SELECTs as the tree; each table in the tree that could be
 * hidden has been dealt with; no view in it shows hidden rows; each condition begins after its keyword and ends before
 * another clause. Otherwise the statement is refused.
 *
 * <p>A condition that AND joins to the others already, where it belongs, is not added. So a text can be filtered again
 * when a plug-in has made another of it, and a view is known to show live rows when its text needs nothing.
 *
 * <p>{@code RowListener} tells of which types Paranoid writes rows, after each statement. So caches are cleared within
 * a transaction, and once more after it. Keys of caches bear a count of changes: a reader that began before cannot
 * bring stale rows back.
 */
@NullMarked
package dev.paranoid.live.sql;

import org.jspecify.annotations.NullMarked;
