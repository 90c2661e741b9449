package dev.paranoid.application.discretion;

import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.caller.Caller.Verb;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Answer.Refused;
import dev.paranoid.domain.deletion.Deleted;
import dev.paranoid.domain.deletion.HiddenBy;
import dev.paranoid.domain.deletion.Preview;
import dev.paranoid.domain.deletion.Refusal;
import dev.paranoid.domain.deletion.Refusal.Blocker;
import dev.paranoid.domain.deletion.Refusal.Conflict;
import dev.paranoid.domain.deletion.Refusal.Forbidden;
import dev.paranoid.domain.deletion.Refusal.Held;
import dev.paranoid.domain.deletion.Refusal.HeldBack;
import dev.paranoid.domain.deletion.Refusal.Holding;
import dev.paranoid.domain.deletion.Refusal.ParentDeleted;
import dev.paranoid.domain.deletion.Refusal.Restricted;
import dev.paranoid.domain.deletion.Refusal.UniqueConflict;
import dev.paranoid.domain.deletion.Restoration;
import dev.paranoid.domain.deletion.RestorePreview;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Leaves out of answers what their caller may not read: other rows, and deletions of such, become a number. What he named
 * himself is told, whatever its type; of a deletion that was there before, that it is there. Rows of all answers are looked up
 * together.
 */
public final class Discretion {

    private final Caller caller;
    private final Sight sight;

    /**
     * What that caller is told.
     *
     * @param caller who reads the answers
     * @param sight what he may see
     */
    public Discretion(Caller caller, Sight sight) {
        this.caller = caller;
        this.sight = sight;
    }

    /**
     * {@return the same answers to a delete, in their order} A deletion that was there before, and that he may not read, is
     * told without what it says of itself.
     *
     * @param answers as they would be told to somebody who may see everything
     */
    public List<Answer<Deleted>> deleted(List<Answer<Deleted>> answers) {
        return of(answers, Discretion::before, this::seen);
    }

    /** What a caller has deleted himself is told, as he named it. */
    private static List<EntityRef> before(Deleted deleted) {
        return deleted.unchanged() ? List.of(deleted.deletion().root()) : List.of();
    }

    private Deleted seen(Deleted whole, Set<EntityRef> readable) {
        boolean told = before(whole).stream().allMatch(root -> readable(root.type()) && readable.contains(root));
        return told ? whole : new Deleted(whole.deletion().unseen(), true, whole.job());
    }

    /**
     * {@return the same answers to a restore, in their order} Of the deletions that still hide a row, those that he may not
     * read become a number.
     *
     * @param answers as they would be told to somebody who may see everything
     */
    public List<Answer<Restoration>> restored(List<Answer<Restoration>> answers) {
        return of(answers, whole -> roots(whole.hiddenBy()), this::seen);
    }

    /**
     * {@return the same preview, whose refusals name nothing that he may not read}
     *
     * @param answer as it would be told to somebody who may see everything
     */
    public Answer<Preview> previewed(Answer<Preview> answer) {
        return of(List.of(answer), Discretion::named, this::seen).get(0);
    }

    /**
     * {@return the same preview, whose refusals, and deletions that would still hide the row, name nothing that he may not
     * read}
     *
     * @param answer as it would be told to somebody who may see everything
     */
    public Answer<RestorePreview> restorePreviewed(Answer<RestorePreview> answer) {
        return of(List.of(answer), Discretion::namedBy, this::seen).get(0);
    }

    private <T> List<Answer<T>> of(
            List<Answer<T>> answers, Function<T, List<EntityRef>> named, BiFunction<T, Set<EntityRef>, T> granted) {
        Set<EntityRef> rows = new HashSet<>();
        answers.forEach(answer -> rows.addAll(
                answer instanceof Refused<T> refused
                        ? NamedRows.of(refused.refusal())
                        : named.apply(answer.orThrow())));
        Set<EntityRef> readable = sight.permitted(caller, Verb.READ, rows);
        return answers.stream()
                .map(answer -> answer instanceof Refused<T> refused
                        ? Answer.<T>refused(refused.subject(), seen(refused.refusal(), refused.subject(), readable))
                        : Answer.granted(granted.apply(answer.orThrow(), readable)))
                .toList();
    }

    private static List<EntityRef> roots(List<HiddenBy> deletions) {
        return deletions.stream().map(HiddenBy::root).toList();
    }

    private static List<EntityRef> named(Preview preview) {
        return preview.refusals().stream()
                .flatMap(refusal -> NamedRows.of(refusal).stream())
                .toList();
    }

    private Restoration seen(Restoration whole, Set<EntityRef> readable) {
        List<HiddenBy> seen = seen(whole.hiddenBy(), readable);
        return new Restoration(
                whole.row(),
                whole.deletion(),
                whole.visible(),
                whole.restored(),
                whole.stillHidden(),
                seen,
                whole.unseen() + whole.hiddenBy().size() - seen.size(),
                whole.job());
    }

    private RestorePreview seen(RestorePreview whole, Set<EntityRef> readable) {
        List<HiddenBy> seen = seen(whole.hiddenBy(), readable);
        return new RestorePreview(
                whole.row(),
                whole.deletion(),
                whole.restores(),
                whole.staysHidden(),
                seen,
                whole.unseen() + whole.hiddenBy().size() - seen.size(),
                whole.refusals().stream()
                        .map(refusal -> seen(refusal, whole.row(), readable))
                        .toList(),
                whole.complete());
    }

    private static List<EntityRef> namedBy(RestorePreview preview) {
        return Stream.concat(
                        roots(preview.hiddenBy()).stream(),
                        preview.refusals().stream().flatMap(refusal -> NamedRows.of(refusal).stream()))
                .toList();
    }

    private Preview seen(Preview whole, Set<EntityRef> readable) {
        return new Preview(
                whole.root(),
                whole.mode(),
                whole.takes(),
                whole.live(),
                whole.detaches(),
                whole.refusals().stream()
                        .map(refusal -> seen(refusal, whole.root(), readable))
                        .toList(),
                whole.complete(),
                whole.tree());
    }

    /** Those that only tell of the row that was named are told as they are. */
    private Refusal seen(Refusal refusal, EntityRef own, Set<EntityRef> readable) {
        if (refusal instanceof Restricted restricted) {
            return seen(restricted, readable);
        }
        if (refusal instanceof ParentDeleted parents) {
            return seen(parents, readable);
        }
        if (refusal instanceof UniqueConflict unique) {
            return seen(unique, own, readable);
        }
        if (refusal instanceof Held held) {
            return seen(held, own, readable);
        }
        if (refusal instanceof HeldBack held && !own.type().equals(held.type()) && !readable(held.type())) {
            return new HeldBack(
                    held.policy(), Refusal.UNSEEN, "A policy protects rows that you may not see.", Optional.empty());
        }
        return refusal instanceof Forbidden no && !own.type().equals(no.type()) && !readable(no.type())
                ? new Forbidden(no.actor(), no.verb(), Refusal.UNSEEN)
                : refusal;
    }

    private Restricted seen(Restricted restricted, Set<EntityRef> readable) {
        List<Blocker> seen = restricted.blockers().stream()
                .filter(blocker -> readable(blocker.type()))
                .map(blocker -> new Blocker(
                        blocker.type(),
                        blocker.relation(),
                        blocker.count(),
                        blocker.sample().stream()
                                .filter(id -> readable.contains(new EntityRef(blocker.type(), id)))
                                .toList()))
                .toList();
        long unseen = restricted.blockers().stream()
                .filter(blocker -> !readable(blocker.type()))
                .mapToLong(Blocker::count)
                .sum();
        return new Restricted(seen, restricted.unseen() + unseen);
    }

    private ParentDeleted seen(ParentDeleted parents, Set<EntityRef> readable) {
        List<HiddenBy> seen = seen(parents.inTheWay(), readable);
        return new ParentDeleted(
                seen, parents.total(), parents.unseen() + parents.inTheWay().size() - seen.size());
    }

    private UniqueConflict seen(UniqueConflict unique, EntityRef own, Set<EntityRef> readable) {
        List<Conflict> seen = unique.conflicts().stream()
                .filter(conflict -> readable(conflict.type()))
                .filter(conflict -> seen(NamedRows.of(conflict), own, readable))
                .toList();
        return new UniqueConflict(seen, unique.unseen() + unique.conflicts().size() - seen.size());
    }

    private Held seen(Held held, EntityRef own, Set<EntityRef> readable) {
        List<Holding> seen = held.holds().stream()
                .filter(hold -> own.type().equals(hold.type()) || readable(hold.type()))
                .filter(hold -> seen(hold.row().stream().toList(), own, readable))
                .toList();
        return new Held(seen, held.total(), held.unseen() + held.holds().size() - seen.size(), held.gone());
    }

    private List<HiddenBy> seen(List<HiddenBy> deletions, Set<EntityRef> readable) {
        return deletions.stream()
                .filter(by -> readable(by.root().type()) && readable.contains(by.root()))
                .toList();
    }

    private static boolean seen(List<EntityRef> rows, EntityRef own, Set<EntityRef> readable) {
        return rows.stream().allMatch(row -> row.equals(own) || readable.contains(row));
    }

    private boolean readable(String type) {
        return caller.may(Verb.READ, type);
    }
}
