package dev.paranoid.application.background.reach;

import dev.paranoid.application.background.stage.StageWork;
import dev.paranoid.application.background.unlinked.Unlinking;
import dev.paranoid.application.call.Context;
import dev.paranoid.application.port.job.Job;
import dev.paranoid.application.port.job.Job.Stage;
import dev.paranoid.application.port.job.Job.State;
import java.util.Optional;

/** Puts back what a refused removal has set to null, and throws away what was collected, when it is needed no more. */
public final class ClearWork implements StageWork {

    /** Collected rows are small: many more can be thrown away at a time than rows can be changed. */
    private static final int AT_A_TIME = 10;

    private final Context context;
    private final Unlinking unlinking;

    /**
     * Over these ports.
     *
     * @param context ports and plans, a background among the ports
     */
    public ClearWork(Context context) {
        this.context = context;
        this.unlinking = new Unlinking(context);
    }

    @Override
    public Optional<State> advance(Job job, int rows) {
        if (!unlinking.putBack(job, rows)) {
            return Optional.of(job.state());
        }
        int most = rows * AT_A_TIME;
        if (context.large().collected().clear(job.id(), most) >= most) {
            return Optional.of(job.state());
        }
        return Optional.of(job.state().then(job.state().closed().isEmpty() ? Stage.SPREAD : Stage.RESOLVE));
    }
}
