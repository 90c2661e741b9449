package dev.paranoid.web.deletion;

import dev.paranoid.application.Deletions;
import dev.paranoid.application.failure.DatabaseFailure;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.WatchedDeletion;
import dev.paranoid.web.page.Visitor;
import dev.paranoid.web.view.ProgressView;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Looks twice a second how far the work has come that browsers watch, on one thread, and tells them. A look takes two statements
 * by primary key for each browser; of those only so many watch at once.
 */
final class ProgressWatch implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(ProgressWatch.class);
    private static final int MOST = 100;

    /** Of one caller, in all his browsers. */
    private static final int MOST_OF_ONE = 20;

    private static final Duration EVERY = Duration.ofMillis(500);

    /** A browser asks again after that; its session may have ended, and its rights. */
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final Deletions deletions;
    private final Set<Watcher> watchers = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread named = new Thread(work, "paranoid-progress");
        named.setDaemon(true);
        return named;
    });

    private final ScheduledFuture<?> looks;

    private record Watcher(Visitor visitor, DeletionId deletion, SseEmitter browser) {}

    ProgressWatch(Deletions deletions) {
        this.deletions = deletions;
        this.looks =
                thread.scheduleWithFixedDelay(this::look, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** {@return what the browser reads; empty where too many watch, or he in too many of his own} */
    synchronized Optional<SseEmitter> watch(Visitor visitor, DeletionId deletion) {
        if (watchers.size() >= MOST || of(visitor.caller().person()) >= MOST_OF_ONE) {
            return Optional.empty();
        }
        SseEmitter browser = new SseEmitter(LONGEST.toMillis());
        Watcher watcher = new Watcher(visitor, deletion, browser);
        browser.onCompletion(() -> watchers.remove(watcher));
        browser.onTimeout(browser::complete);
        browser.onError(gone -> watchers.remove(watcher));
        watchers.add(watcher);
        return Optional.of(browser);
    }

    private long of(String person) {
        return watchers.stream()
                .filter(watcher -> watcher.visitor().caller().person().equals(person))
                .count();
    }

    private void look() {
        watchers.forEach(watcher -> {
            try {
                tell(watcher);
            } catch (IOException | IllegalStateException gone) {
                watchers.remove(watcher);
            } catch (DatabaseFailure outage) {
                LOG.debug("The database does not answer, so progress is unknown", outage);
            } catch (RuntimeException bug) {
                watchers.remove(watcher);
                watcher.browser().completeWithError(bug);
            }
        });
    }

    private void tell(Watcher watcher) throws IOException {
        Optional<WatchedDeletion> now = deletions.watch(watcher.visitor().caller(), watcher.deletion());
        if (now.flatMap(watched -> watched.deletion().activity()).isEmpty()) {
            watcher.browser().send(SseEmitter.event().name("end").data("{}", MediaType.TEXT_PLAIN));
            watcher.browser().complete();
            return;
        }
        Optional<ProgressView> progress = now.flatMap(WatchedDeletion::progress)
                .map(far -> ProgressView.of(far, watcher.visitor().words()));
        if (progress.isPresent()) {
            watcher.browser()
                    .send(SseEmitter.event().name("progress").data(json(progress.get()), MediaType.TEXT_PLAIN));
        }
    }

    /** The text is of our own words and numbers. */
    private static String json(ProgressView progress) {
        String text = progress.text().replace("\\", "\\\\").replace("\"", "\\\"");
        return "{\"done\":" + progress.done() + ",\"total\":" + progress.total() + ",\"text\":\"" + text + "\"}";
    }

    @Override
    public void destroy() {
        looks.cancel(false);
        thread.shutdownNow();
        watchers.forEach(watcher -> watcher.browser().complete());
    }
}
