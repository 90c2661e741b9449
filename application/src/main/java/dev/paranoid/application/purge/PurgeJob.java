package dev.paranoid.application.purge;

import dev.paranoid.application.Caller;
import dev.paranoid.application.Caller.Verb;
import dev.paranoid.application.DatabaseFailure;
import dev.paranoid.application.access.CascadingDeletions;
import dev.paranoid.application.port.Ports;
import dev.paranoid.application.port.Transactions;
import dev.paranoid.application.port.purge.PurgeLedger;
import dev.paranoid.application.port.purge.PurgeLedger.Blocked;
import dev.paranoid.application.port.purge.PurgeLedger.Run;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Answer.Refused;
import dev.paranoid.domain.deletion.Deleted;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.Refusal;
import dev.paranoid.domain.deletion.Refusal.NotDeleted;
import dev.paranoid.domain.deletion.Refusal.NotFound;
import dev.paranoid.domain.deletion.Refusal.Purged;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Removes what has expired, by the same engine and through the same gate as everybody, a chunk a transaction. It keeps nothing in
 * memory that a next run, on whatever node, would need.
 */
public final class PurgeJob {

    private static final Caller CALLER = new Retention();

    private final CascadingDeletions deletions;
    private final PurgeLedger ledger;
    private final Transactions transactions;
    private final InstantSource clock;

    public PurgeJob(CascadingDeletions deletions, Ports ports) {
        this.deletions = deletions;
        this.ledger = ports.purges();
        this.transactions = ports.transactions();
        this.clock = ports.clock();
    }

    /** The job itself: it may remove everything, and lets nobody shorten what he may not. */
    private record Retention() implements Caller {
        @Override
        public String name() {
            return "retention";
        }

        @Override
        public String source() {
            return "purge";
        }

        @Override
        public boolean may(Verb verb, String type) {
            return true;
        }
    }

    /** Looked at between chunks. */
    public interface Pace {

        /**
         * {@return whether to go on, after waiting for as long as it takes}
         *
         * @param removed deletions of the chunk before
         */
        boolean goOn(long removed);
    }

    /** {@return the last run, whose time tells when the next is due} */
    public Optional<Run> last() {
        return transactions.inTransaction(ledger::last);
    }

    /** {@return the time of the database} */
    public Instant now() {
        return transactions.inTransaction(clock::instant);
    }

    /**
     * One run.
     *
     * @throws dev.paranoid.application.Unavailable when the database is away; the next run goes on
     */
    public Run run(PurgeLimits limits, Pace pace) {
        Run begun = transactions.inTransaction(() -> begin(limits));
        if (begun.stopped().isPresent()) {
            return begun;
        }
        Counts counts = chunks(limits, pace);
        return transactions.inTransaction(() -> {
            Instant now = clock.instant();
            Run ended = new Run(
                    begun.id(),
                    begun.started(),
                    Optional.of(now),
                    begun.before(),
                    counts.removed,
                    counts.blocked,
                    ledger.eligible(now),
                    counts.complete ? Optional.empty() : Optional.of("paused"));
            ledger.write(ended);
            return ended;
        });
    }

    private static final class Counts {
        private long removed;
        private long blocked;
        private boolean complete = true;
    }

    private Run begin(PurgeLimits limits) {
        Instant now = clock.instant();
        long eligible = ledger.eligible(now);
        boolean confirmed = limits.confirmed().filter(now::isBefore).isPresent();
        Optional<String> stop = confirmed ? Optional.empty() : stop(limits, now, eligible);
        return ledger.begin(
                new Run(0, now, stop.map(why -> now), eligible, 0, 0, stop.isPresent() ? eligible : 0, stop));
    }

    private Optional<String> stop(PurgeLimits limits, Instant now, long eligible) {
        Optional<Instant> last = ledger.last().map(run -> run.ended().orElse(run.started()));
        if (last.filter(now::isBefore).isPresent()) {
            return Optional.of("the clock of the database went back behind the last run of " + last.get());
        }
        if (!limits.maxGap().isZero()
                && last.filter(before -> now.isAfter(before.plus(limits.maxGap())))
                        .isPresent()) {
            return Optional.of("the clock of the database is " + Duration.between(last.get(), now)
                    + " ahead of the last run of " + last.get());
        }
        long active = ledger.active();
        return active > limits.smallBin() && eligible > limits.maxShare() * active
                ? Optional.of("it would remove " + eligible + " of " + active + " deletions")
                : Optional.empty();
    }

    private Counts chunks(PurgeLimits limits, Pace pace) {
        Counts counts = new Counts();
        int size = limits.chunk();
        Optional<Deletion> last = Optional.empty();
        long before = 0;
        while (true) {
            if (!pace.goOn(before)) {
                counts.complete = false;
                return counts;
            }
            Optional<Deletion> after = last;
            int most = size;
            List<Deletion> due = transactions.inTransaction(() -> ledger.due(clock.instant(), after, most));
            if (due.isEmpty()) {
                return counts;
            }
            try {
                before = remove(due, limits, counts);
                size = Math.min(limits.chunk(), size * 2);
                last = Optional.of(due.get(due.size() - 1));
            } catch (DatabaseFailure busy) {
                if (due.size() == 1) {
                    block(due.get(0), busy, limits, counts);
                    last = Optional.of(due.get(0));
                }
                size = Math.max(1, due.size() / 2);
            }
        }
    }

    /** What the database cannot do within its time, whoever else is there, is tried again later. It stops nobody. */
    private void block(Deletion deletion, DatabaseFailure busy, PurgeLimits limits, Counts counts) {
        transactions.inTransaction(() -> {
            Instant now = clock.instant();
            ledger.block(List.of(new Blocked(
                    deletion.id(),
                    "unavailable",
                    Optional.ofNullable(busy.getMessage()).orElse(""),
                    now,
                    now.plus(limits.retry()))));
            return true;
        });
        counts.blocked++;
    }

    private long remove(List<Deletion> due, PurgeLimits limits, Counts counts) {
        Map<DeletionId, Answer<Deleted>> answers = new LinkedHashMap<>(deletions.expire(CALLER, due));
        due.stream()
                .filter(deletion ->
                        answers.get(deletion.id()) instanceof Refused<Deleted> no && no.refusal() instanceof NotFound)
                .forEach(rootless -> answers.putAll(deletions.expire(CALLER, List.of(rootless))));
        List<DeletionId> removed = new ArrayList<>();
        Map<DeletionId, Refusal> refused = new HashMap<>();
        answers.forEach((id, answer) -> {
            if (answer instanceof Refused<Deleted> no) {
                refused.put(id, no.refusal());
            } else {
                removed.add(id);
            }
        });
        refused.values().removeIf(PurgeJob::overtaken);
        transactions.inTransaction(() -> {
            Instant now = clock.instant();
            ledger.unblock(removed);
            ledger.block(refused.entrySet().stream()
                    .map(each -> new Blocked(
                            each.getKey(),
                            each.getValue().code(),
                            each.getValue().detail(),
                            now,
                            now.plus(limits.retry())))
                    .toList());
            return true;
        });
        counts.removed += removed.size();
        counts.blocked += refused.size();
        return removed.size();
    }

    /** Somebody restored or removed it meanwhile. */
    private static boolean overtaken(Refusal refusal) {
        return refusal instanceof NotDeleted || refusal instanceof Purged || refusal instanceof NotFound;
    }
}
