package dev.paranoid.application.background;

import dev.paranoid.application.background.lift.Reopening;
import dev.paranoid.application.background.lift.ResolveWork;
import dev.paranoid.application.background.reach.AdoptWork;
import dev.paranoid.application.background.spread.SpreadWork;
import dev.paranoid.application.background.stage.StageOutcomes;
import dev.paranoid.application.call.Context;
import dev.paranoid.application.port.DatabaseRefused;
import dev.paranoid.application.port.job.Job;
import dev.paranoid.application.port.job.Job.Stage;
import dev.paranoid.application.port.job.Job.State;
import dev.paranoid.domain.deletion.Refusal.RefusedByDatabase;
import java.util.Optional;

/** How jobs go on after a slice that the database refuses. The stage tells whose rows these are. */
final class RefusedSlices {

    private final StageOutcomes endings;
    private final Reopening reopening;
    private final ResolveWork resolve;
    private final AdoptWork adopt;
    private final SpreadWork spread;

    RefusedSlices(Context context, ResolveWork resolve, AdoptWork adopt, SpreadWork spread) {
        this.endings = new StageOutcomes(context);
        this.reopening = new Reopening(context);
        this.resolve = resolve;
        this.adopt = adopt;
        this.spread = spread;
    }

    /** {@return whether rows of one slice may be of several deletions, so that only a single row tells who is refused} */
    static boolean mixed(Stage stage) {
        return stage == Stage.RESOLVE || stage == Stage.SPREAD;
    }

    /** {@return the state in which the job goes on; empty where it can only try again} The job is locked, at the slice. */
    Optional<State> after(Job job, DatabaseRefused refused) {
        return switch (job.state().stage()) {
            case ADOPT -> Optional.of(adopt.refused(job, new RefusedByDatabase(refused.words())));
            case RESOLVE ->
                resolve.nextHolder(job)
                        .flatMap(holder -> reopening.refused(job, holder, new RefusedByDatabase(refused.words())));
            case SPREAD -> spread.passedOver(job).or(() -> delete(job, refused));
            case LOOK, JUDGE, CLEAR, COMPARE, COLLECT, REMOVE -> delete(job, refused);
        };
    }

    private Optional<State> delete(Job job, DatabaseRefused refused) {
        return endings.refusable(job)
                ? Optional.of(
                        endings.refused(job, job.state().task().deletions().get(0), refused.refusal(), Stage.CLEAR))
                : Optional.empty();
    }
}
