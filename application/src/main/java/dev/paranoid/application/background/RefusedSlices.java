package dev.paranoid.application.background;

import dev.paranoid.application.background.lift.Reopening;
import dev.paranoid.application.background.lift.ResolveWork;
import dev.paranoid.application.background.reach.AdoptWork;
import dev.paranoid.application.background.spread.SpreadWork;
import dev.paranoid.application.background.stage.Component;
import dev.paranoid.application.background.stage.StageOutcomes;
import dev.paranoid.application.call.Context;
import dev.paranoid.application.port.DatabaseRefused;
import dev.paranoid.application.port.job.Job;
import dev.paranoid.application.port.job.Job.Stage;
import dev.paranoid.application.port.job.Job.State;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.deletion.Refusal.RefusedByDatabase;
import java.util.Optional;

/** How jobs go on after a slice that the database refuses. The stage tells whose rows these are. */
final class RefusedSlices {

    private static final System.Logger LOG = System.getLogger(RefusedSlices.class.getName());

    private final StageOutcomes endings;
    private final Context context;
    private final Reopening reopening;
    private final ResolveWork resolve;
    private final AdoptWork adopt;
    private final SpreadWork spread;

    RefusedSlices(Context context, ResolveWork resolve, AdoptWork adopt, SpreadWork spread) {
        this.context = context;
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
            case SPREAD ->
                spread.passedOver(job).map(passed -> told(job, passed, refused)).or(() -> delete(job, refused));
            case LOOK, JUDGE, CLEAR, COMPARE, COLLECT, REMOVE -> delete(job, refused);
        };
    }

    /** Nobody who asked for anything hears of it: that deletion was answered long ago. */
    private State told(Job job, State passed, DatabaseRefused refused) {
        EntityType type =
                Component.of(context, job).types().get((int) passed.cursor().place());
        LOG.log(
                System.Logger.Level.WARNING,
                "Job {0}: the database refuses to hide rows below the hidden row {1}/{2}: {3}. They stay live. "
                        + "The next job of the types connected with {4} tries again",
                job.id(),
                type.name(),
                passed.cursor().after().orElse("?"),
                refused.words(),
                job.component());
        return passed;
    }

    private Optional<State> delete(Job job, DatabaseRefused refused) {
        return endings.refusable(job)
                ? Optional.of(
                        endings.refused(job, job.state().task().deletions().get(0), refused.refusal(), Stage.CLEAR))
                : Optional.empty();
    }
}
