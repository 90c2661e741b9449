package dev.paranoid.web.health;

import dev.paranoid.application.Deletions;
import dev.paranoid.application.Entities;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.failure.DatabaseFailure;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;

/**
 * Looks for what other programs have done to rows that no deletion explains. That takes longer than a page may: it runs on a thread of
 * its own, one look at a time, and what the last one found is kept.
 */
final class Doctor implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Doctor.class);
    private static final Caller CALLER = Caller.anonymous("doctor");

    private final Deletions deletions;
    private final Entities entities;
    private final InstantSource clock;
    private final AtomicBoolean looking = new AtomicBoolean();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        Thread named = new Thread(work, "paranoid-doctor");
        named.setDaemon(true);
        return named;
    });

    private volatile Optional<Findings> last = Optional.empty();

    /**
     * What a look has found, by name of the type; below hidden rows, by name of the relation.
     *
     * @param at when it ended
     * @param complete whether it could look everywhere
     * @param rootless active deletions whose root is gone
     * @param hiddenByOthers rows that are hidden without a deletion
     * @param liveBelowHidden live rows whose parents are hidden
     */
    record Findings(
            Instant at,
            boolean complete,
            Map<String, Long> rootless,
            Map<String, Long> hiddenByOthers,
            Map<String, Long> liveBelowHidden) {}

    Doctor(Deletions deletions, Entities entities, InstantSource clock) {
        this.deletions = deletions;
        this.entities = entities;
        this.clock = clock;
    }

    /** {@return what the last look found; empty before the first has ended} */
    Optional<Findings> last() {
        return last;
    }

    boolean looking() {
        return looking.get();
    }

    /** Begins a look, unless one is under way. */
    void look() {
        if (looking.compareAndSet(false, true)) {
            thread.execute(() -> {
                try {
                    last = Optional.of(found());
                } catch (DatabaseFailure outage) {
                    LOG.debug("The database did not answer the doctor", outage);
                    last = Optional.of(new Findings(clock.instant(), false, Map.of(), Map.of(), Map.of()));
                } finally {
                    looking.set(false);
                }
            });
        }
    }

    private Findings found() {
        Map<String, Long> rootless = deletions.orphaned(CALLER);
        Map<String, Long> hidden = entities.hiddenByOthers(CALLER);
        Map<String, Long> live = entities.liveBelowHidden(CALLER);
        return new Findings(clock.instant(), true, rootless, hidden, live);
    }

    @Override
    public void destroy() {
        thread.shutdownNow();
    }
}
