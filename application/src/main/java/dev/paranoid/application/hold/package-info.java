/**
 * The gate: what is held is not removed, and what is frozen is not changed, whoever asks by whatever way.
 *
 * <h2>Holds, and the one gate</h2>
 *
 * <p>A hold ({@code paranoid_hold}) is on a row, on a deletion or on a type. It covers that, all that is below along
 * relations that cascade or restrict, and all that would take it along. {@code Coverage} finds it: from the rows that
 * a verb is about it climbs to what they hang on, all rows of a type at once, and only towards types on which there
 * are holds. Where there are none, a verb asks one statement more.
 *
 * <p>Every removal asks {@code Gate}, in the transaction that removes, when its rows are locked. The gate locks the
 * one row of {@code paranoid_hold_gate} in share mode and keeps it to the end of the transaction; who places holds
 * locks it exclusively. So a hold that was committed before is seen, and one that comes between decision and removal
 * waits for the removal, and finds its row or not. The gate's {@code Permit} is what {@code Removals} takes, and
 * nothing else reaches a statement that removes rows: two rules of {@code ArchitectureTests} say so.
 *
 * <p>In the background, {@code JUDGE} looks for holds over all that goes, also over what is not collected, and
 * {@code REMOVE} asks again before each slice. The gate counts how often holds were placed: when that number has
 * changed since this node began to look, the job goes back to {@code JUDGE}. What is held then refuses it. What has
 * gone by then stays gone: the refusal counts it, and so does the answer to who placed the hold. A foreign key that
 * {@code REMOVE} sets to null in another transaction than the one that removes the parent is noted in
 * {@code paranoid_unlinked} ({@code Unlinking}); {@code CLEAR} puts it back after a refusal, where the parent is
 * there.
 *
 * <p>A delete and a restore ask the gate about what is frozen. While any hold freezes, a restore in the background
 * begins with {@code COMPARE}, which looks at all members and again where a hold was placed meanwhile, before it lifts
 * a deletion. A delete that was accepted before a freeze goes on in the background.
 */
@NullMarked
package dev.paranoid.application.hold;

import org.jspecify.annotations.NullMarked;
