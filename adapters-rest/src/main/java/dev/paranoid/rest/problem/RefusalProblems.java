package dev.paranoid.rest.problem;

import static dev.paranoid.rest.problem.RestAnswers.SHAPES;

import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Refusal;
import dev.paranoid.domain.deletion.Refusal.Held;
import dev.paranoid.domain.deletion.Refusal.HeldBack;
import dev.paranoid.domain.deletion.Refusal.HeldByForeignKey;
import dev.paranoid.domain.deletion.Refusal.LockedByOthers;
import dev.paranoid.domain.deletion.Refusal.ParentDeleted;
import dev.paranoid.domain.deletion.Refusal.PlanChanged;
import dev.paranoid.domain.deletion.Refusal.Purged;
import dev.paranoid.domain.deletion.Refusal.RefusedByDatabase;
import dev.paranoid.domain.deletion.Refusal.Restricted;
import dev.paranoid.domain.deletion.Refusal.UniqueConflict;
import dev.paranoid.rest.answer.ProblemBody;
import dev.paranoid.rest.answer.ProblemCode;
import dev.paranoid.rest.answer.ProblemData;
import dev.paranoid.rest.plan.HoldingBody;

/** From refusals to problems. A refusal without data of its own needs no branch here, only a code in {@link ProblemCode}. */
public final class RefusalProblems {

    /** Seconds, as for a call all of whose rows are locked. */
    private static final long SOON = 1;

    private RefusalProblems() {}

    public static ProblemBody of(Refusal refusal) {
        ProblemCode code = ProblemCode.find(refusal.code())
                .orElseThrow(() -> new IllegalStateException("No problem has the code " + refusal.code()));
        return ProblemBody.of(code, refusal.detail()).with(data(refusal));
    }

    public static ProblemBody of(Refusal refusal, EntityRef row) {
        return of(refusal).about(row);
    }

    private static ProblemData data(Refusal refusal) {
        if (refusal instanceof Restricted restricted) {
            return ProblemData.blockers(SHAPES.rows(restricted.blockers()), restricted.unseen());
        }
        if (refusal instanceof ParentDeleted parents) {
            return ProblemData.hiddenBy(SHAPES.hiddenBy(parents.inTheWay()), parents.total(), parents.unseen());
        }
        if (refusal instanceof UniqueConflict conflict) {
            return ProblemData.conflicts(SHAPES.conflicts(conflict.conflicts()), conflict.unseen());
        }
        if (refusal instanceof Held held) {
            return ProblemData.holds(
                    held.holds().stream().map(HoldingBody::of).toList(), held.total(), held.unseen(), held.gone());
        }
        if (refusal instanceof PlanChanged changed) {
            return ProblemData.total(changed.total());
        }
        if (refusal instanceof Purged purged) {
            return ProblemData.deletion(purged.deletion().toString());
        }
        if (refusal instanceof HeldBack held) {
            return ProblemData.policy(
                    held.policy(), held.protects().orElse(null), held.until().orElse(null));
        }
        if (refusal instanceof HeldByForeignKey held) {
            return ProblemData.constraint(held.constraint().orElse(null));
        }
        if (refusal instanceof LockedByOthers) {
            return ProblemData.retryAfter(SOON);
        }
        if (refusal instanceof RefusedByDatabase refused) {
            return ProblemData.message(refused.message());
        }
        return ProblemData.NONE;
    }
}
