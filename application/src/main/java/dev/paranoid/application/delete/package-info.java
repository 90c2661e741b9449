/**
 * Soft deletes, hard deletes, and their previews. What is too large begins work in the background.
 *
 * <h2>How a delete runs</h2>
 *
 * <ol>
 *   <li>Lock the roots ({@code FOR UPDATE}), parents' tables first, then by key. What is not there answers 410 where it
 *     was the root of a hard delete, else 404.</li>
 *   <li>Look up who holds them. The root of an active deletion answers with that deletion, unchanged. Where another
 *     program made such a root live by hand, the same deletion hides it once more, with all that is live below: that was
 *     accepted when it was opened.</li>
 *   <li>{@code Spread}, type by type, parents first: one locking SELECT a relation finds the live children of what is
 *     taken up to now, and locks them. Types in a cycle take rounds as deep as the data. Below a root that Paranoid hid,
 *     all is hidden already.</li>
 *   <li>One SELECT for each restricting relation: live children that are not taken themselves, with a share lock.</li>
 *   <li>Judge: blockers first, then the policy of each type that was taken. If anything is refused, roll back, and begin
 *     again without the refused items.</li>
 *   <li>Find the children of {@code set-null} relations. Open the ledger entries, with what each takes. One UPDATE a
 *     type marks all rows by id; {@code paranoid_detached} remembers foreign keys, then they are set to null.</li>
 * </ol>
 *
 * <h2>How a hard delete runs</h2>
 *
 * <ol>
 *   <li>Lock the roots, as for a delete. A purge also requires that the named deletion is the root's active one.</li>
 *   <li>{@code HardReach}, type by type, parents first: one SELECT a relation ({@code FOR UPDATE}) finds what goes,
 *     hidden or live.</li>
 *   <li>One SELECT for each restricting relation: children that would stay behind, with a share lock. Judge, as for a
 *     delete.</li>
 *   <li>Foreign keys of {@code set-null} children to null; inner foreign keys of a cycle to null; rows without id; then
 *     one DELETE a type, children's types first, and what was remembered of the rows.</li>
 *   <li>Open the entries, purged from the start, with what each took.</li>
 *   <li>Close the deletions that lost their root as purged, and let them give up what they hold, as in a restore.</li>
 * </ol>
 *
 * <p>A preview finds the same rows by the same way, without locks, up to 100,000 rows a relation. It changes nothing.
 */
@NullMarked
package dev.paranoid.application.delete;

import org.jspecify.annotations.NullMarked;
