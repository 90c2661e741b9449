/**
 * Restores. What is too large begins work in the background.
 *
 * <h2>How a restore runs</h2>
 *
 * <ol>
 *   <li>Under {@code parents=restore}, search the hidden ancestors of the rows, without locks, to learn what is in the
 *     way. <em>In the way</em> are the active deletions whose root is among the row's hidden ancestors, on the foreign
 *     keys as they are now, and rows that others hid. The mark of an ancestor alone says nothing.</li>
 *   <li>Lock the rows, and under {@code restore} also the roots in the way; then the ledger entries of what may be
 *     lifted. Under {@code refuse}, and for rows that are no root, search the ancestors now.</li>
 *   <li>{@code RestoreSelection} leaves out items until those that remain allow each other.</li>
 *   <li>A row that others hid, or that bears a mark of a deletion that reaches it no longer, is given a deletion of its
 *     own first ({@code Adoption}), with what came along with it.</li>
 *   <li>{@code Lifts}: one locking SELECT a type finds the members; one SELECT a parents' type, with a share lock, finds
 *     the parents outside, live ones too; the entries of those who hide them are share-locked. Then {@code Resolution}
 *     decides in memory: hand-over, stay, or live.</li>
 *   <li>One SELECT a unique key looks for conflicts, among live rows and among what would become live. Items that lose
 *     are refused, and the call begins again without them.</li>
 *   <li>One UPDATE a type for what is handed over, one for what becomes live. Foreign keys that were detached are put
 *     back, where they are still null.</li>
 *   <li>Close the entries as lifted. Under {@code refuse} and {@code restore}, a named row that is still hidden means
 *     that another transaction came in between: all begins again.</li>
 * </ol>
 */
@NullMarked
package dev.paranoid.application.restore;

import org.jspecify.annotations.NullMarked;
