package dev.paranoid.application;

import dev.paranoid.application.port.Job;
import dev.paranoid.application.port.Job.Phase;
import dev.paranoid.application.port.Jobs.Watched;
import dev.paranoid.application.port.Tallies;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.Progress;
import dev.paranoid.domain.deletion.Progress.Amount;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Tells how far a job has come. */
final class Watching {

    private Watching() {}

    static Progress of(DeletionId deletion, Watched watched) {
        Job.State state = watched.job().state();
        return new Progress(
                state.task().activity(),
                rows(deletion, state, watched.ended()),
                watched.startedAt(),
                watched.updatedAt());
    }

    private static SortedMap<String, Amount> rows(DeletionId deletion, Job.State state, boolean ended) {
        Tallies tallies = state.tallies();
        Map<String, Long> done = tallies.done(deletion);
        Map<String, Long> expected = ended ? done : tallies.expected().getOrDefault(deletion.value(), Map.of());
        boolean exact = ended
                || tallies.counted().contains(deletion.value())
                || state.task().phase() == Phase.FORGET;
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
