package dev.paranoid.application.purge;

import dev.paranoid.application.access.CascadingDeletions;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.caller.Caller.Verb;
import dev.paranoid.application.port.Ports;
import dev.paranoid.application.port.Transactions;
import dev.paranoid.application.port.purge.PurgeLedger;
import dev.paranoid.application.port.purge.PurgeLedger.Blocked;
import dev.paranoid.application.port.purge.PurgeLedger.Run;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Removes what has expired, by the same engine and through the same gate as everybody, a chunk a transaction. It keeps nothing in
 * memory that a next run, on whatever node, would need.
 */
public final class PurgeJob {

    private static final Caller CALLER = new Retention();

    private final CascadingDeletions deletions;
    private final Ports ports;
    private final PurgeLedger ledger;
    private final Transactions transactions;
    private final InstantSource clock;

    /**
     * The job over this ledger.
     *
     * @param deletions what removes them; it judges and asks the gate as for everybody
     * @param ports the ledger of purges, the clock and the transactions
     */
    public PurgeJob(CascadingDeletions deletions, Ports ports) {
        this.deletions = deletions;
        this.ports = ports;
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

    /** {@return the last run, whatever became of it, whose time tells when the next is due; empty where there was none} */
    public Optional<Run> latest() {
        return transactions.inTransaction(ledger::latest);
    }

    /**
     * {@return deletions that have expired and cannot go, the first to be tried again first}
     *
     * @param limit how many at most
     */
    public List<Blocked> blocked(int limit) {
        return transactions.inTransaction(() -> ledger.blocked(limit));
    }

    /** {@return the time of the database} */
    public Instant now() {
        return transactions.inTransaction(clock::instant);
    }

    /**
     * One run. It removes what had expired when it began, whatever the clock says meanwhile. It stops before it begins where
     * the clock of the database has jumped, or too large a part of the bin would go; {@link Run#stopped} tells.
     *
     * @param limits what keeps it from doing harm
     * @param pace asked before each chunk; what it throws ends the run, which keeps what it has done
     * @return the run, which has ended
     * @throws dev.paranoid.application.failure.Unavailable when the database is away; the next run goes on
     */
    public Run run(PurgeLimits limits, Pace pace) {
        Begun begun = transactions.inTransaction(() -> begin(limits));
        if (begun.run().stopped().isPresent()) {
            return begun.run();
        }
        Optional<String> stopped =
                new PurgeChunks(deletions, ports, CALLER, begun.run(), limits).remove(begun.bound(), pace);
        return transactions.inTransaction(() -> {
            Instant now = clock.instant();
            return ledger.end(begun.run().id(), now, ledger.eligible(now), stopped);
        });
    }

    private record Begun(Run run, Bound bound) {}

    /**
     * What a run may remove.
     *
     * @param most how many deletions
     * @param active of how many
     */
    record Bound(long most, long active) {
        static Bound of(PurgeLimits limits, long active, boolean confirmed) {
            return new Bound(
                    confirmed || active <= limits.smallBin() ? Long.MAX_VALUE : (long) (limits.maxShare() * active),
                    active);
        }
    }

    private Begun begin(PurgeLimits limits) {
        Instant now = clock.instant();
        long eligible = ledger.eligible(now);
        boolean confirmed = limits.confirmed().filter(now::isBefore).isPresent();
        Bound bound = Bound.of(limits, ledger.active(), confirmed);
        Optional<String> stop =
                confirmed ? Optional.empty() : clock(limits, now).or(() -> share(bound, eligible - keptBack(now)));
        return new Begun(
                ledger.begin(
                        new Run(0, now, stop.map(why -> now), eligible, 0, 0, stop.isPresent() ? eligible : 0, stop)),
                bound);
    }

    /** Where the last run has removed its share, more than it knew was free: then nobody knows what is kept back. */
    private long keptBack(Instant now) {
        boolean surprised = ledger.last()
                .flatMap(Run::stopped)
                .filter(why -> !why.equals(PurgeChunks.PAUSED))
                .isPresent();
        return surprised ? 0 : ledger.keptBack(now);
    }

    private Optional<String> clock(PurgeLimits limits, Instant now) {
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
        return Optional.empty();
    }

    private static Optional<String> share(Bound bound, long free) {
        return free > bound.most()
                ? Optional.of("it would remove " + free + " of " + bound.active() + " deletions")
                : Optional.empty();
    }
}
