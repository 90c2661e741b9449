package dev.paranoid.application.purge;

import dev.paranoid.application.access.CascadingDeletions;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.failure.DatabaseFailure;
import dev.paranoid.application.port.Ports;
import dev.paranoid.application.port.Transactions;
import dev.paranoid.application.port.purge.PurgeLedger;
import dev.paranoid.application.port.purge.PurgeLedger.Blocked;
import dev.paranoid.application.port.purge.PurgeLedger.Run;
import dev.paranoid.application.port.row.Lock;
import dev.paranoid.application.purge.PurgeJob.Bound;
import dev.paranoid.application.purge.PurgeJob.Pace;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Answer.Refused;
import dev.paranoid.domain.deletion.Deleted;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.DeletionState;
import dev.paranoid.domain.deletion.Refusal;
import dev.paranoid.domain.deletion.Refusal.NotDeleted;
import dev.paranoid.domain.deletion.Refusal.NotFound;
import dev.paranoid.domain.deletion.Refusal.Purged;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The chunks of one run. What cannot go is noted, and stops nobody. */
final class PurgeChunks {

    /** Why a run has stopped that goes on as soon as it may. */
    static final String PAUSED = "paused";

    private static final System.Logger LOG = System.getLogger(PurgeChunks.class.getName());

    private final CascadingDeletions deletions;
    private final Ports ports;
    private final Transactions transactions;
    private final PurgeLedger ledger;
    private final Caller caller;
    private final Run run;
    private final PurgeLimits limits;
    private long removed;

    PurgeChunks(CascadingDeletions deletions, Ports ports, Caller caller, Run run, PurgeLimits limits) {
        this.deletions = deletions;
        this.ports = ports;
        this.transactions = ports.transactions();
        this.ledger = ports.purges();
        this.caller = caller;
        this.run = run;
        this.limits = limits;
    }

    /** {@return why the run has stopped before it had come to the end, if it has} */
    Optional<String> remove(Bound bound, Pace pace) {
        int size = limits.chunk();
        Optional<Deletion> last = Optional.empty();
        long before = 0;
        while (true) {
            if (!pace.goOn(before)) {
                return Optional.of(PAUSED);
            }
            List<Deletion> due = due(last, (int) Math.min(size, Math.max(1, bound.most() - removed)));
            if (due.isEmpty()) {
                return Optional.empty();
            }
            if (removed >= bound.most()) {
                return Optional.of("it has removed " + removed + " of " + bound.active() + " deletions");
            }
            before = removed;
            boolean done = tried(due);
            before = removed - before;
            if (done || due.size() == 1) {
                last = Optional.of(due.get(due.size() - 1));
            }
            size = done ? Math.min(limits.chunk(), size * 2) : Math.max(1, due.size() / 2);
        }
    }

    private List<Deletion> due(Optional<Deletion> after, int most) {
        return transactions.inTransaction(() -> ledger.due(run.started(), after, most));
    }

    /** Whatever it is, it concerns as few as can be. One that cannot go alone is noted, unless the database is away. */
    private boolean tried(List<Deletion> due) {
        try {
            remove(due);
            return true;
        } catch (DatabaseFailure busy) {
            if (due.size() == 1) {
                block(
                        due.get(0),
                        "unavailable",
                        Optional.ofNullable(busy.getMessage()).orElse(""));
            }
        } catch (RuntimeException bug) {
            if (due.size() == 1) {
                LOG.log(
                        System.Logger.Level.ERROR,
                        () -> "Cannot purge deletion " + due.get(0).id(),
                        bug);
                block(due.get(0), "internal-error", "The log has the cause.");
            }
        }
        return false;
    }

    /** What the database cannot do within its time, whoever else is there, is tried again later. It stops nobody. */
    private void block(Deletion deletion, String code, String detail) {
        transactions.inTransaction(() -> {
            ledger.block(
                    List.of(blocked(deletion.id(), code, detail, ports.clock().instant())));
            ledger.count(run.id(), 0, 1);
            return true;
        });
    }

    private Blocked blocked(DeletionId deletion, String code, String detail, Instant now) {
        return new Blocked(deletion, code, detail, now, now.plus(limits.retry()));
    }

    private void remove(List<Deletion> due) {
        Map<DeletionId, Answer<Deleted>> answers = deletions.expire(caller, due);
        removed += transactions.inTransaction(() -> note(answers));
    }

    /** {@return how many were removed, or are being removed} */
    private long note(Map<DeletionId, Answer<Deleted>> answers) {
        Instant now = ports.clock().instant();
        List<DeletionId> gone = new ArrayList<>();
        List<Blocked> blocked = new ArrayList<>();
        Map<DeletionId, DeletionId> underway = new LinkedHashMap<>();
        answers.forEach((id, answer) -> {
            if (answer instanceof Refused<Deleted> no) {
                if (!overtaken(no.refusal())) {
                    blocked.add(blocked(id, no.refusal().code(), no.refusal().detail(), now));
                }
            } else if (answer.orThrow().job().isPresent()) {
                underway.put(id, answer.orThrow().deletion().id());
            } else {
                gone.add(id);
            }
        });
        long refused = noteUnderway(underway, now);
        ledger.unblock(gone);
        ledger.block(blocked);
        long going = gone.size() + underway.size() - refused;
        ledger.count(run.id(), going, blocked.size() + refused);
        return going;
    }

    /** {@return how many of these removals have been refused already: that was noted then} */
    private long noteUnderway(Map<DeletionId, DeletionId> removals, Instant now) {
        if (removals.isEmpty()) {
            return 0;
        }
        Map<DeletionId, Deletion> locked = ports.ledger().lock(removals.values(), Lock.EXCLUSIVE);
        List<Blocked> underway = new ArrayList<>();
        long refused = 0;
        for (Map.Entry<DeletionId, DeletionId> each : removals.entrySet()) {
            Deletion removal = Objects.requireNonNull(locked.get(each.getValue()));
            if (removal.state() == DeletionState.REFUSED) {
                refused++;
            } else if (removal.hides()) {
                underway.add(blocked(each.getKey(), "in-progress", "It continues in the background.", now));
            }
        }
        ledger.underway(run.id(), underway);
        return refused;
    }

    /** Somebody restored or removed it meanwhile. */
    private static boolean overtaken(Refusal refusal) {
        return refusal instanceof NotDeleted || refusal instanceof Purged || refusal instanceof NotFound;
    }
}
