package dev.paranoid.application;

import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.failure.Busy;
import dev.paranoid.application.failure.Misuse;
import dev.paranoid.application.failure.SchemaChanged;
import dev.paranoid.application.failure.Unavailable;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Deleted;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.deletion.Preview;
import dev.paranoid.domain.deletion.Restoration;
import dev.paranoid.domain.deletion.RestorePreview;
import dev.paranoid.domain.deletion.WatchedDeletion;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * Deletes rows so that they can come back, brings exactly that back, or removes it for good.
 * Every call is one transaction, takes many at once, and answers each item in the order in which they were given; what is
 * refused is left out, and the rest is carried out as if it had not been asked. So it is with what others have locked for too long
 * ({@link dev.paranoid.domain.deletion.Refusal.LockedByOthers}). An answer names no row and no deletion of a
 * type that the caller may not read, unless he named it himself: of these it says how many there are.
 *
 * <p>Within a transaction of the caller's on the same data source a call is part of that, and wholly: nothing goes on in the
 * background, and what is too large or has to wait is refused. {@link #inBackground()} asks for the other. Such a transaction is at
 * READ COMMITTED and not read-only, or what changes something throws {@link Misuse}.
 *
 * <p>What may stand in the way of an item, by the code of its {@link dev.paranoid.domain.deletion.Refusal}. All answers may be {@code
 * bad-request}, {@code unknown-type}, {@code forbidden} and {@code not-found}; besides:
 *
 * <table>
 * <caption>Refusals of each call</caption>
 * <tr><th>call</th><th>codes</th></tr>
 * <tr><td>soft {@link #delete}</td><td>{@code not-paranoid}, {@code purged}, {@code restricted}, {@code refused-by-policy}, {@code
 * held} by a freeze, {@code refused-by-database}</td></tr>
 * <tr><td>hard {@link #delete}, {@code purge}</td><td>{@code purged}, {@code restricted}, {@code refused-by-policy}, {@code held},
 * {@code refused-by-database}; {@code purge} also {@code not-deleted}</td></tr>
 * <tr><td>{@code restore}, {@link #restoreDeletions}</td><td>{@code not-deleted}, {@code purged}, {@code parent-deleted}, {@code
 * unique-conflict}, {@code held} by a freeze, {@code refused-by-database}</td></tr>
 * <tr><td>{@link #preview}</td><td>{@code not-paranoid}, {@code purged}; what would refuse the delete is part of the preview</td></tr>
 * <tr><td>{@link #previewRestore}</td><td>{@code not-deleted}, {@code purged}; the rest is part of the preview</td></tr>
 * <tr><td>each that changes something, within a transaction of the caller's</td><td>{@code too-many-rows}, {@code
 * in-progress}</td></tr>
 * </table>
 *
 * <p>Of many items, those whose rows others hold for too long are refused as {@code busy}, and the others are done.
 *
 * <p>All methods throw {@link Unavailable} when the database is away, {@link Busy} when others hold all the rows for too long, or,
 * within a transaction of the caller's, any of them, and {@link SchemaChanged} when somebody has to mend it. Then nothing has
 * happened, unless it went away during the commit, or amid many items, which the exception tells; to ask again is safe. Those that remove for good throw {@link dev.paranoid.application.failure.RateLimited} where the caller has removed too much.
 */
public interface Deletions {

    /**
     * Deletes rows. A row that already is the root of an active deletion answers a soft delete with that deletion.
     *
     * @param caller who asks
     * @param mode soft hides, hard removes for good
     * @param requests any number, of any types; the same root twice gives the same deletion
     * @return one answer a request, in their order
     */
    List<Answer<Deleted>> delete(Caller caller, DeletionMode mode, List<DeleteRequest> requests);

    /**
     * Restores hidden rows. A deletion that the same call lifts is not in the way of another item.
     *
     * @param caller who asks
     * @param parents what to do about other deletions that hide a row
     * @param rows any number, of any types
     * @return one answer a row, in their order; items whose deletions are lifted together each tell of all of it
     */
    List<Answer<Restoration>> restore(Caller caller, Parents parents, List<EntityRef> rows);

    /**
     * {@return what a restore of this deletion's root gives; refused if the deletion is not active}
     *
     * @param caller who asks, and what he may do
     * @param parents what to do about other deletions that hide the row
     * @param deletion the deletion that is meant
     */
    default Answer<Restoration> restore(Caller caller, Parents parents, DeletionId deletion) {
        return restore(caller, parents, deletion, List.of());
    }

    /**
     * {@return the same, where rows come back with other values than they had}
     *
     * @param values at most {@value NewValue#MOST}; one that does not fit refuses all of it
     * @param caller who asks, and what he may do
     * @param parents what to do about other deletions that hide the row
     * @param deletion the deletion that is meant
     */
    Answer<Restoration> restore(Caller caller, Parents parents, DeletionId deletion, List<NewValue> values);

    /**
     * Restores the roots of these deletions, each as {@link #restore(Caller, Parents, DeletionId)} does. A deletion that the same call
     * lifts is not in the way of another.
     *
     * @param caller who asks, and what he may do
     * @param parents what to do about other deletions that hide a row
     * @param deletions the deletions that are meant
     * @return one answer a deletion, in their order; of two that want the same unique value the first gets it
     */
    List<Answer<Restoration>> restoreDeletions(Caller caller, Parents parents, List<DeletionId> deletions);

    /**
     * {@return what a hard delete of this deletion's root gives; refused if the deletion is not active}
     *
     * @param caller who asks, and what he may do
     * @param deletion the deletion that is meant
     */
    Answer<Deleted> purge(Caller caller, DeletionId deletion);

    /**
     * {@return what a hard delete of the root of each of these deletions gives, in their order; refused where it is not active}
     *
     * @param caller who asks, and what he may do
     * @param deletions the deletions that are meant
     */
    List<Answer<Deleted>> purge(Caller caller, List<DeletionId> deletions);

    /**
     * {@return what a delete would do now, counted up to a limit; changes nothing and locks nothing}
     *
     * @param caller who asks, and what he may do
     * @param mode soft or hard
     * @param row the row that is meant
     */
    Answer<Preview> preview(Caller caller, DeletionMode mode, EntityRef row);

    /**
     * {@return what a restore of this deletion's root would do now, counted up to a limit; changes nothing and locks nothing}
     *
     * @param caller who asks, and what he may do
     * @param parents what to do about other deletions that hide the row
     * @param deletion the deletion that is meant
     */
    Answer<RestorePreview> previewRestore(Caller caller, Parents parents, DeletionId deletion);

    /**
     * {@return the deletion of that id, whatever its state, if the caller may read rows of its root's type}
     *
     * @param caller who asks, and what he may do
     * @param id of the deletion
     */
    Optional<Deletion> find(Caller caller, DeletionId id);

    /**
     * {@return those of these deletions that there are, whatever their states, and whose roots' types the caller may read}
     *
     * @param caller who asks, and what he may do
     * @param ids any number
     */
    Map<DeletionId, Deletion> find(Caller caller, Collection<DeletionId> ids);

    /**
     * {@return the same, and how far work in the background on it has come}
     *
     * @param caller who asks, and what he may do
     * @param id of the deletion
     */
    Optional<WatchedDeletion> watch(Caller caller, DeletionId id);

    /**
     * {@return the same, but whatever is asked to change goes on in the background, however few rows it touches; this itself
     * where nothing does}
     */
    Deletions inBackground();

    /**
     * {@return the final answer to a delete that went on in the background, or empty while it is in progress}
     *
     * @param caller who asks, and what he may do
     * @param accepted what was answered when it was accepted
     */
    Optional<Answer<Deleted>> outcome(Caller caller, Deleted accepted);

    /**
     * {@return the final answer to a restore that went on in the background, or empty while it is in progress}
     *
     * @param caller who asks, and what he may do
     * @param accepted what was answered when it was accepted
     */
    Optional<Answer<Restoration>> outcome(Caller caller, Restoration accepted);

    /**
     * {@return which of these jobs have not ended, whoever asked for them: one look, however many they are}
     *
     * @param jobs as answers name them
     */
    Set<Long> unfinished(Set<Long> jobs);

    /**
     * {@return the deletions that the query asks for and whose roots' types the caller may read, newest first}
     *
     * @param caller who asks, and what he may do
     * @param query which are meant
     */
    Page<Deletion> list(Caller caller, DeletionQuery query);

    /**
     * {@return how many active deletions have lost their root to another program, by type, for types that the caller may read;
     * no zeros}
     *
     * <p>Such a deletion reaches nothing, and is restored or purged by its id. They are looked for among the 100,000 newest
     * that are active.
     *
     * @param caller who asks, and what he may do
     */
    SortedMap<String, Long> orphaned(Caller caller);
}
