package dev.paranoid.application.background;

import dev.paranoid.application.port.job.Job.Kind;
import dev.paranoid.application.port.job.Job.Stage;
import dev.paranoid.application.port.job.Job.State;
import dev.paranoid.application.port.job.Jobs.Watched;
import dev.paranoid.application.port.job.Jobs.WatchedRoot;
import dev.paranoid.application.port.row.RowCounts;
import dev.paranoid.domain.deletion.Activity;
import dev.paranoid.domain.deletion.Progress;
import dev.paranoid.domain.deletion.Progress.Amount;
import dev.paranoid.domain.deletion.WatchedDeletion;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Tells how far a job has come. */
public final class JobProgress {

    private JobProgress() {}

    /**
     * {@return that deletion, and how far work on it has come}
     *
     * @param watched as it is committed now
     */
    public static WatchedDeletion of(WatchedRoot watched) {
        return new WatchedDeletion(watched.deletion(), watched.job().map(JobProgress::of));
    }

    private static Progress of(Watched watched) {
        State state = watched.job().state();
        return new Progress(activity(state), rows(state, watched.ended()), watched.startedAt(), watched.updatedAt());
    }

    private static Activity activity(State state) {
        Kind kind = state.task().kind();
        if (kind == Kind.HIDE) {
            return Activity.HIDING;
        }
        return kind == Kind.REMOVE ? Activity.REMOVING : Activity.LIFTING;
    }

    private static SortedMap<String, Amount> rows(State state, boolean ended) {
        RowCounts counts = state.counts();
        Map<String, Long> done = new HashMap<>();
        counts.rows().values().forEach(byType -> byType.forEach((type, rows) -> done.merge(type, rows, Long::sum)));
        counts.handedOver()
                .values()
                .forEach(byType -> byType.forEach((type, rows) -> done.merge(type, rows, Long::sum)));
        Map<String, Long> expected = ended ? done : counts.expected();
        boolean exact = ended || counts.counted() || state.stage() == Stage.CLEAR;
        TreeSet<String> types = new TreeSet<>(done.keySet());
        types.addAll(expected.keySet());
        SortedMap<String, Amount> rows = new TreeMap<>();
        types.forEach(type -> {
            long rowsDone = done.getOrDefault(type, 0L);
            rows.put(type, new Amount(rowsDone, Math.max(rowsDone, expected.getOrDefault(type, 0L)), exact));
        });
        return rows;
    }
}
