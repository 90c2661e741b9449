package dev.paranoid.application.discretion;

import dev.paranoid.application.Caller;
import dev.paranoid.application.Caller.Verb;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Answer.Granted;
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
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Leaves out of an answer what its caller may not read: rows and deletions of other types become a number. What he named
 * himself is told, whatever its type.
 */
public final class Discretion {

    private final Caller caller;

    public Discretion(Caller caller) {
        this.caller = caller;
    }

    public Answer<Deleted> deleted(Answer<Deleted> answer) {
        return of(answer, UnaryOperator.identity());
    }

    public Answer<Restoration> restored(Answer<Restoration> answer) {
        return of(answer, this::seen);
    }

    public Answer<Preview> previewed(Answer<Preview> answer) {
        return of(answer, this::seen);
    }

    public Answer<RestorePreview> restorePreviewed(Answer<RestorePreview> answer) {
        return of(answer, this::seen);
    }

    private <T> Answer<T> of(Answer<T> answer, UnaryOperator<T> granted) {
        if (answer instanceof Refused<T> refused) {
            String own = refused.subject().type();
            return Answer.refused(refused.subject(), seen(refused.refusal(), own));
        }
        return Answer.granted(granted.apply(((Granted<T>) answer).value()));
    }

    private Restoration seen(Restoration whole) {
        List<HiddenBy> seen = seen(whole.hiddenBy());
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

    private RestorePreview seen(RestorePreview whole) {
        List<HiddenBy> seen = seen(whole.hiddenBy());
        return new RestorePreview(
                whole.row(),
                whole.deletion(),
                whole.restores(),
                whole.staysHidden(),
                seen,
                whole.unseen() + whole.hiddenBy().size() - seen.size(),
                whole.refusals().stream()
                        .map(refusal -> seen(refusal, whole.row().type()))
                        .toList(),
                whole.complete());
    }

    private Preview seen(Preview whole) {
        return new Preview(
                whole.root(),
                whole.mode(),
                whole.takes(),
                whole.detaches(),
                whole.refusals().stream()
                        .map(refusal -> seen(refusal, whole.root().type()))
                        .toList(),
                whole.complete(),
                whole.tree());
    }

    /** Those that only tell of the row that was named are told as they are. */
    private Refusal seen(Refusal refusal, String own) {
        if (refusal instanceof Restricted restricted) {
            return seen(restricted);
        }
        if (refusal instanceof ParentDeleted parents) {
            List<HiddenBy> seen = seen(parents.inTheWay());
            return new ParentDeleted(
                    seen, parents.total(), parents.unseen() + parents.inTheWay().size() - seen.size());
        }
        if (refusal instanceof UniqueConflict unique) {
            List<Conflict> seen = unique.conflicts().stream()
                    .filter(conflict -> readable(conflict.type()))
                    .toList();
            return new UniqueConflict(seen, unique.unseen() + unique.conflicts().size() - seen.size());
        }
        if (refusal instanceof Held held) {
            List<Holding> seen = held.holds().stream()
                    .filter(hold -> own.equals(hold.type()) || readable(hold.type()))
                    .toList();
            return new Held(seen, held.total(), held.unseen() + held.holds().size() - seen.size(), held.gone());
        }
        if (refusal instanceof HeldBack held && !own.equals(held.type()) && !readable(held.type())) {
            return new HeldBack(
                    held.policy(), Refusal.UNSEEN, "A policy protects rows that you may not see.", Optional.empty());
        }
        return refusal instanceof Forbidden no && !own.equals(no.type()) && !readable(no.type())
                ? new Forbidden(no.actor(), no.verb(), Refusal.UNSEEN)
                : refusal;
    }

    private Restricted seen(Restricted restricted) {
        List<Blocker> seen = restricted.blockers().stream()
                .filter(blocker -> readable(blocker.type()))
                .toList();
        long unseen = restricted.blockers().stream()
                .filter(blocker -> !readable(blocker.type()))
                .mapToLong(Blocker::count)
                .sum();
        return new Restricted(seen, restricted.unseen() + unseen);
    }

    private List<HiddenBy> seen(List<HiddenBy> deletions) {
        return deletions.stream().filter(by -> readable(by.root().type())).toList();
    }

    private boolean readable(String type) {
        return caller.may(Verb.READ, type);
    }
}
