package dev.paranoid.mybatis.purge;

import dev.paranoid.application.port.purge.PurgeLedger.Run;
import dev.paranoid.mybatis.settings.PurgeProperties;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.scheduling.support.CronExpression;

/** When the next run is due, whichever node had the last. */
final class PurgeSchedule {

    private final PurgeProperties settings;
    private final Optional<CronExpression> cron;
    private final TimeWindow window;

    PurgeSchedule(PurgeProperties settings) {
        this.settings = settings;
        this.cron = Optional.ofNullable(settings.cron()).map(CronExpression::parse);
        this.window = TimeWindow.of(settings.window());
    }

    /**
     * {@return whether a run is due} One that was not ended goes on at once. One that has stopped itself is tried again in its turn,
     * and when a node begins to look: somebody may have looked meanwhile.
     *
     * @param latest the last run, whatever became of it
     * @param since when this node began to look
     */
    boolean due(Instant now, Optional<Run> latest, Instant since) {
        if (!window.contains(now)) {
            return false;
        }
        if (latest.isEmpty()) {
            return cron.isEmpty() || reached(now, since);
        }
        Run run = latest.get();
        boolean interrupted = run.ended().isEmpty() || run.stopped().equals(Optional.of("paused"));
        boolean stopped = run.stopped().isPresent() && run.started().isBefore(since);
        return interrupted || stopped || reached(now, run.started());
    }

    private boolean reached(Instant now, Instant before) {
        return next(before).filter(next -> !now.isBefore(next)).isPresent();
    }

    /** When the next run is due after one that began then. */
    private Optional<Instant> next(Instant before) {
        return cron.isPresent()
                ? Optional.ofNullable(cron.get().next(LocalDateTime.ofInstant(before, ZoneOffset.UTC)))
                        .map(next -> next.toInstant(ZoneOffset.UTC))
                : Optional.of(before.plus(settings.every()));
    }

    /** {@return how long it takes from that run to the next} */
    Duration between(Optional<Run> latest) {
        return latest.map(Run::started)
                .flatMap(before -> next(before).map(next -> Duration.between(before, next)))
                .orElse(Duration.ZERO);
    }

    boolean open(Instant now) {
        return window.contains(now);
    }
}
