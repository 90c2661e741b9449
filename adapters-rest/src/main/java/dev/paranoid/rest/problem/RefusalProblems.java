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
import java.util.List;

/** From refusals to problems. A refusal without data of its own needs no case here, only a code in {@link ProblemCode}. */
public final class RefusalProblems {

    /** Seconds, as for a call all of whose rows are locked. */
    private static final long SOON = 1;

    private static final Refusal.Cases<ProblemData> DATA = data();

    private RefusalProblems() {}

    public static ProblemBody of(Refusal refusal) {
        ProblemCode code = ProblemCode.find(refusal.code())
                .orElseThrow(() -> new IllegalStateException("No problem has the code " + refusal.code()));
        return ProblemBody.of(code, refusal.detail()).with(DATA.of(refusal));
    }

    public static ProblemBody of(Refusal refusal, EntityRef row) {
        return of(refusal).about(row);
    }

    private static Refusal.Cases<ProblemData> data() {
        return new Refusal.Cases<>(ProblemData.NONE)
                .on(Restricted.class, by -> ProblemData.blockers(SHAPES.rows(by.blockers()), by.unseen()))
                .on(
                        ParentDeleted.class,
                        by -> ProblemData.hiddenBy(SHAPES.hiddenBy(by.inTheWay()), by.total(), by.unseen()))
                .on(UniqueConflict.class, by -> ProblemData.conflicts(SHAPES.conflicts(by.conflicts()), by.unseen()))
                .on(Held.class, by -> ProblemData.holds(holds(by), by.total(), by.unseen(), by.gone()))
                .on(PlanChanged.class, by -> ProblemData.total(by.total()))
                .on(Purged.class, by -> ProblemData.deletion(by.deletion().toString()))
                .on(HeldBack.class, RefusalProblems::policy)
                .on(
                        HeldByForeignKey.class,
                        by -> ProblemData.constraint(by.constraint().orElse(null)))
                .on(LockedByOthers.class, by -> ProblemData.retryAfter(SOON))
                .on(RefusedByDatabase.class, by -> ProblemData.message(by.message()));
    }

    private static List<HoldingBody> holds(Held held) {
        return held.holds().stream().map(HoldingBody::of).toList();
    }

    private static ProblemData policy(HeldBack held) {
        return ProblemData.policy(
                held.policy(), held.protects().orElse(null), held.until().orElse(null));
    }
}
