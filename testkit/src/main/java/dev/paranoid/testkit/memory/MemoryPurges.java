package dev.paranoid.testkit.memory;

import dev.paranoid.application.port.purge.PurgeLedger;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.DeletionState;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What has expired, what cannot go, and the runs of the job. */
final class MemoryPurges implements PurgeLedger {

    private static final Comparator<Deletion> ORDER = Comparator.<Deletion, Instant>comparing(
                    deletion -> deletion.purgeAt().orElseThrow())
            .thenComparing(Deletion::id);

    private final Memory memory;
    private final MemoryTransactions transactions;

    MemoryPurges(Memory memory, MemoryTransactions transactions) {
        this.memory = memory;
        this.transactions = transactions;
    }

    private List<Deletion> expired(Instant now) {
        transactions.required();
        return memory.ledger().values().stream()
                .filter(deletion -> deletion.state() == DeletionState.ACTIVE
                        && deletion.purgeAt().filter(at -> !now.isBefore(at)).isPresent())
                .sorted(ORDER)
                .toList();
    }

    @Override
    public List<Deletion> due(Instant now, Optional<Deletion> after, int limit) {
        Predicate<Deletion> free =
                deletion -> Optional.ofNullable(memory.blocked().get(deletion.id()))
                        .filter(blocked -> now.isBefore(blocked.again()))
                        .isEmpty();
        return expired(now).stream()
                .filter(deletion -> deletion.activity().isEmpty() && free.test(deletion))
                .filter(deletion ->
                        after.map(last -> ORDER.compare(deletion, last) > 0).orElse(true))
                .limit(limit)
                .toList();
    }

    @Override
    public long eligible(Instant now) {
        return expired(now).size();
    }

    @Override
    public long active() {
        transactions.required();
        return memory.ledger().values().stream()
                .filter(deletion -> deletion.state() == DeletionState.ACTIVE)
                .count();
    }

    @Override
    public void block(Collection<Blocked> blocked) {
        transactions.required();
        blocked.forEach(one -> memory.blocked()
                .merge(
                        one.deletion(),
                        one,
                        (old, fresh) -> new Blocked(
                                fresh.deletion(), fresh.code(), fresh.detail(), old.since(), fresh.again())));
    }

    @Override
    public void unblock(Collection<DeletionId> deletions) {
        transactions.required();
        deletions.forEach(memory.blocked()::remove);
    }

    @Override
    public List<Blocked> blocked(int limit) {
        transactions.required();
        return memory.blocked().values().stream()
                .filter(blocked -> Optional.ofNullable(memory.ledger().get(blocked.deletion()))
                        .filter(Deletion::active)
                        .isPresent())
                .sorted(Comparator.comparing(Blocked::again).thenComparing(Blocked::deletion))
                .limit(limit)
                .toList();
    }

    @Override
    public Optional<Run> last() {
        transactions.required();
        return memory.runs().stream()
                .filter(run -> run.ended().isEmpty()
                        || run.stopped().isEmpty()
                        || !run.ended().get().equals(run.started()))
                .reduce((one, other) -> other);
    }

    @Override
    public Run begin(Run run) {
        transactions.required();
        Run begun = new Run(
                memory.runs().size() + 1L,
                run.started(),
                run.ended(),
                run.before(),
                run.removed(),
                run.blocked(),
                run.after(),
                run.stopped());
        memory.runs().add(begun);
        return begun;
    }

    @Override
    public void write(Run run) {
        transactions.required();
        memory.runs().set((int) run.id() - 1, run);
    }
}
