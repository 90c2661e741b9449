package dev.paranoid.mybatis.purge;

import dev.paranoid.application.port.purge.PurgeLedger.Run;
import dev.paranoid.mybatis.settings.PurgeProperties;
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
     * {@return whether a run is due}
     *
     * @param last the last run that began; one that was not ended goes on
     * @param since when this node began to look
     */
    boolean due(Instant now, Optional<Run> last, Instant since) {
        if (!window.contains(now)) {
            return false;
        }
        if (last.filter(run -> run.ended().isEmpty()
                        || run.stopped().filter("paused"::equals).isPresent())
                .isPresent()) {
            return true;
        }
        Instant before = last.map(Run::started).orElse(since);
        if (cron.isPresent()) {
            LocalDateTime next = cron.get().next(LocalDateTime.ofInstant(before, ZoneOffset.UTC));
            return next != null && !now.isBefore(next.toInstant(ZoneOffset.UTC));
        }
        return last.isEmpty() || !now.isBefore(before.plus(settings.every()));
    }

    boolean open(Instant now) {
        return window.contains(now);
    }
}
