package dev.paranoid.mybatis;

import dev.paranoid.application.port.Job;
import dev.paranoid.application.port.Job.Phase;
import dev.paranoid.application.port.Tallies;
import dev.paranoid.domain.deletion.DeletionId;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How far a job has come, in one line. */
final class Bar {

    private static final int WIDTH = 20;

    private final Job.State state;
    private final Duration since;

    /**
     * A line.
     *
     * @param since how long this node has been at work on it
     */
    Bar(Job.State state, Duration since) {
        this.state = state;
        this.since = since;
    }

    /** {@return rows that were hidden, freed, handed over or removed} */
    static long done(Job.State state) {
        Tallies tallies = state.tallies();
        return state.task().deletions().stream()
                .mapToLong(id -> sum(tallies.done(id)))
                .sum();
    }

    private long total() {
        Map<Long, Map<String, Long>> expected = state.tallies().expected();
        long total = state.task().deletions().stream()
                .mapToLong(id -> sum(expected.getOrDefault(id.value(), Map.of())))
                .sum();
        return Math.max(total, done(state));
    }

    private static long sum(Map<String, Long> amounts) {
        return amounts.values().stream().mapToLong(Long::longValue).sum();
    }

    @Override
    public String toString() {
        long done = done(state);
        long total = Math.max(1, total());
        int filled = (int) (WIDTH * done / total);
        boolean exact = state.tallies()
                .counted()
                .containsAll(
                        state.task().deletions().stream().map(DeletionId::value).toList());
        return String.format(
                Locale.ROOT,
                "%s [%s%s] %d %%, %,d of %s%,d rows, %,d rows/s",
                what(),
                "#".repeat(filled),
                "-".repeat(WIDTH - filled),
                100 * done / total,
                done,
                exact ? "" : "about ",
                total,
                1000 * done / Math.max(1, since.toMillis()));
    }

    private String what() {
        List<DeletionId> deletions = state.task().deletions();
        String first = deletions.isEmpty() ? "" : " " + deletions.get(0);
        String more = deletions.size() > 1 ? " and " + (deletions.size() - 1) + " more" : "";
        return "Deletion" + first + more + ", " + word();
    }

    private String word() {
        Phase phase = state.task().phase();
        return switch (phase) {
            case HIDE -> "hiding";
            case AGAIN -> "hiding once more";
            case UNDO -> "undoing";
            case LOOK -> "looking ahead";
            case FREE -> "lifting";
            case WAIT -> "waiting";
            case COLLECT -> "collecting";
            case REMOVE -> "removing";
            case FORGET -> "tidying up";
        };
    }
}
