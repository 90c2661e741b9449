package dev.paranoid.mybatis.background;

import dev.paranoid.application.port.job.Job;
import dev.paranoid.application.port.job.Job.Stage;
import dev.paranoid.application.port.row.RowCounts;
import dev.paranoid.domain.deletion.DeletionId;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How far a job has come, in one line. */
final class ProgressLine {

    private static final int WIDTH = 20;

    private final Job.State state;
    private final Duration since;

    /**
     * A line.
     *
     * @param since how long this node has been at work on it
     */
    ProgressLine(Job.State state, Duration since) {
        this.state = state;
        this.since = since;
    }

    /** {@return rows that were hidden, freed, handed over or removed} */
    static long done(Job.State state) {
        RowCounts counts = state.counts();
        return sum(counts.rows().values()) + sum(counts.handedOver().values());
    }

    private long total() {
        return Math.max(sum(List.of(state.counts().expected())), done(state));
    }

    private static long sum(Collection<Map<String, Long>> amounts) {
        return amounts.stream()
                .flatMap(byType -> byType.values().stream())
                .mapToLong(Long::longValue)
                .sum();
    }

    @Override
    public String toString() {
        long done = done(state);
        long total = Math.max(1, total());
        int filled = (int) (WIDTH * done / total);
        boolean exact = state.counts().counted();
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
        return (deletions.isEmpty() ? "What is left of others" : "Deletion" + first + more) + ", " + word();
    }

    private String word() {
        Stage stage = state.stage();
        return switch (stage) {
            case LOOK -> "looking ahead";
            case JUDGE -> "judging";
            case CLEAR -> "tidying up";
            case ADOPT -> "taking over what others moved";
            case COMPARE -> "comparing unique values";
            case SPREAD -> "hiding";
            case RESOLVE -> "lifting";
            case COLLECT -> "collecting";
            case REMOVE -> "removing";
        };
    }
}
