package dev.paranoid.application;

import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.caller.CurrentCaller;
import dev.paranoid.application.failure.DatabaseFailure;
import dev.paranoid.application.failure.Misuse;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.ParanoidEntity;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Answer.Granted;
import dev.paranoid.domain.deletion.Answer.Refused;
import dev.paranoid.domain.deletion.Deleted;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.deletion.Preview;
import dev.paranoid.domain.deletion.Restoration;
import java.util.List;
import java.util.Optional;

/**
 * One row at a time, for people who write an application: {@code bin.because("left").delete("customers", 7)}. What is done is
 * answered; what is refused is thrown, as {@link DeletionRefused}. {@link Deletions} takes many at once, and answers refusals as data.
 *
 * <p>A row is named by type and id, or as an object: an {@link EntityRef}, a {@link ParanoidEntity}, or whatever {@link
 * ParanoidEntity#of} makes one of. Immutable: each of {@link #by}, {@link #because}, {@link #parents} and {@link #inBackground} gives
 * another. All methods throw {@link DatabaseFailure} as {@link Deletions} does, and {@link Misuse} where nobody says who asks, or
 * where the object names no row.
 *
 * <p>Codes of the refusal that {@link DeletionRefused} has; all may also be {@code bad-request}, {@code unknown-type}, {@code
 * forbidden} and {@code not-found}, and within a transaction {@code too-many-rows} and {@code in-progress}:
 *
 * <table>
 * <caption>Refusals of each call</caption>
 * <tr><th>call</th><th>codes</th></tr>
 * <tr><td>{@code delete}</td><td>{@code not-paranoid}, {@code purged}, {@code restricted}, {@code refused-by-policy}, {@code held},
 * {@code refused-by-database}</td></tr>
 * <tr><td>{@code restore}</td><td>{@code not-deleted}, {@code purged}, {@code parent-deleted}, {@code unique-conflict}, {@code held},
 * {@code refused-by-database}</td></tr>
 * <tr><td>{@code purge}</td><td>{@code purged}, {@code restricted}, {@code refused-by-policy}, {@code held}, {@code
 * refused-by-database}; by deletion also {@code not-deleted}</td></tr>
 * <tr><td>{@code preview}, {@code previewPurge}</td><td>{@code not-paranoid}, {@code purged}; obstacles are part of the preview</td></tr>
 * </table>
 */
public final class RecycleBin {

    private static final String SOURCE = "application";

    private final Deletions deletions;
    private final CurrentCaller current;
    private final Optional<String> reason;
    private final Parents parents;

    /**
     * A bin.
     *
     * @param current who asks, unless {@link #by} says so
     * @param deletions what carries out and answers each call
     */
    public RecycleBin(Deletions deletions, CurrentCaller current) {
        this(deletions, current, Optional.empty(), Parents.REFUSE);
    }

    private RecycleBin(Deletions deletions, CurrentCaller current, Optional<String> reason, Parents parents) {
        this.deletions = deletions;
        this.current = current;
        this.reason = reason;
        this.parents = parents;
    }

    /**
     * {@return the same, asked by somebody else: {@code Caller.named("cron")} for one}
     *
     * @param caller who asks, and what he may do
     */
    public RecycleBin by(Caller caller) {
        return new RecycleBin(deletions, source -> Optional.of(caller), reason, parents);
    }

    /**
     * {@return the same, with a reason for the ledger}
     *
     * @param why for the ledger
     */
    public RecycleBin because(String why) {
        return new RecycleBin(deletions, current, Optional.of(why), parents);
    }

    /**
     * {@return the same, which does that about other deletions that hide a row to restore}
     *
     * @param about what to do about deletions in the way
     */
    public RecycleBin parents(Parents about) {
        return new RecycleBin(deletions, current, reason, about);
    }

    /** {@return the same, but whatever is asked to change goes on in the background, however few rows it touches} */
    public RecycleBin inBackground() {
        return new RecycleBin(deletions.inBackground(), current, reason, parents);
    }

    /**
     * {@return the deletion that hides this row and everything below it; where it was deleted before, that one}
     *
     * @param row the row that is meant
     */
    public Deletion delete(Object row) {
        return delete(DeletionMode.SOFT, ref(row));
    }

    /**
     * {@return the same for the row of that type and id}
     *
     * @param type an entity type
     * @param id of the row: a number, a text or a UUID
     */
    public Deletion delete(String type, Object id) {
        return delete(DeletionMode.SOFT, ref(type, id));
    }

    /**
     * {@return what came back with this row}
     *
     * @param row the row that is meant
     */
    public Restoration restore(Object row) {
        EntityRef ref = ref(row);
        return granted(deletions.restore(caller(), parents, List.of(ref)).get(0));
    }

    /**
     * {@return the same for the row of that type and id}
     *
     * @param type an entity type
     * @param id of the row: a number, a text or a UUID
     */
    public Restoration restore(String type, Object id) {
        return restore(ref(type, id));
    }

    /**
     * {@return what came back with the root of that deletion}
     *
     * @param deletion the deletion that is meant
     */
    public Restoration restore(DeletionId deletion) {
        return granted(deletions.restore(caller(), parents, deletion));
    }

    /**
     * {@return the deletion that has removed this row for good, hidden or not, with everything below it}
     *
     * @param row the row that is meant
     */
    public Deletion purge(Object row) {
        return delete(DeletionMode.HARD, ref(row));
    }

    /**
     * {@return the same for the row of that type and id}
     *
     * @param type an entity type
     * @param id of the row: a number, a text or a UUID
     */
    public Deletion purge(String type, Object id) {
        return delete(DeletionMode.HARD, ref(type, id));
    }

    /**
     * {@return the deletion that has removed for good the root of that deletion}
     *
     * @param deletion the deletion that is meant
     */
    public Deletion purge(DeletionId deletion) {
        return granted(deletions.purge(caller(), deletion)).deletion();
    }

    /**
     * {@return what {@link #delete} would do now, and what would refuse it; changes nothing}
     *
     * @param row the row that is meant
     */
    public Preview preview(Object row) {
        return granted(deletions.preview(caller(), DeletionMode.SOFT, ref(row)));
    }

    /**
     * {@return the same for the row of that type and id}
     *
     * @param type an entity type
     * @param id of the row: a number, a text or a UUID
     */
    public Preview preview(String type, Object id) {
        return preview(ref(type, id));
    }

    /**
     * {@return what {@link #purge} would do now, and what would refuse it; changes nothing}
     *
     * @param row the row that is meant
     */
    public Preview previewPurge(Object row) {
        return granted(deletions.preview(caller(), DeletionMode.HARD, ref(row)));
    }

    private Deletion delete(DeletionMode mode, EntityRef row) {
        List<Answer<Deleted>> answers = deletions.delete(caller(), mode, List.of(new DeleteRequest(row, reason)));
        return granted(answers.get(0)).deletion();
    }

    private Caller caller() {
        return current.from(SOURCE)
                .orElseThrow(() -> new Misuse(
                        "No caller is known. Log in, or name a part of the application: by(Caller.named(\"cron\"))"));
    }

    private static EntityRef ref(String type, Object id) {
        try {
            return new EntityRef(type, String.valueOf(id));
        } catch (IllegalArgumentException empty) {
            throw new Misuse(String.valueOf(empty.getMessage()));
        }
    }

    private static EntityRef ref(Object row) {
        if (row instanceof EntityRef ref) {
            return ref;
        }
        try {
            return ParanoidEntity.of(row).ref();
        } catch (IllegalArgumentException unknown) {
            throw new Misuse(String.valueOf(unknown.getMessage()));
        }
    }

    private static <T> T granted(Answer<T> answer) {
        if (answer instanceof Granted<T> granted) {
            return granted.value();
        }
        Refused<T> refused = (Refused<T>) answer;
        throw new DeletionRefused(refused.subject(), refused.refusal());
    }
}
