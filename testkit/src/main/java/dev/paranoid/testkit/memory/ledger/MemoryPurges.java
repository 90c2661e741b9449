package dev.paranoid.testkit.memory.ledger;

import dev.paranoid.application.port.purge.PurgeLedger;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.DeletionState;
import dev.paranoid.testkit.memory.state.Memory;
import dev.paranoid.testkit.memory.state.MemoryTransactions;
import dev.paranoid.testkit.memory.state.NotedPurge;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What has expired, what cannot go, and the runs of the job. */
public final class MemoryPurges implements PurgeLedger {

    private static final Comparator<Deletion> ORDER = Comparator.<Deletion, Instant>comparing(
                    deletion -> deletion.purgeAt().orElseThrow())
            .thenComparing(Deletion::id);

    private final Memory memory;
    private final MemoryTransactions transactions;
    /** Runs that stopped before they began. */
    private final Set<Long> notBegun = new HashSet<>();

    public MemoryPurges(Memory memory, MemoryTransactions transactions) {
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
                        .filter(noted -> now.isBefore(noted.blocked().again()))
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
    public long keptBack(Instant now) {
        return expired(now).stream()
                .filter(deletion -> memory.blocked().containsKey(deletion.id()))
                .count();
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
        blocked.forEach(one -> note(one, Optional.empty(), one.again()));
    }

    private void note(Blocked fresh, Optional<Long> run, Instant again) {
        NotedPurge old = memory.blocked().get(fresh.deletion());
        Instant since = old == null ? fresh.since() : old.blocked().since();
        memory.blocked()
                .put(
                        fresh.deletion(),
                        new NotedPurge(new Blocked(fresh.deletion(), fresh.code(), fresh.detail(), since, again), run));
    }

    @Override
    public void underway(long run, Collection<Blocked> removals) {
        transactions.required();
        removals.forEach(one -> note(one, Optional.of(run), one.again()));
    }

    @Override
    public void refused(Blocked removal) {
        transactions.required();
        Optional<NotedPurge> noted = Optional.ofNullable(memory.blocked().get(removal.deletion()));
        noted.flatMap(NotedPurge::run).ifPresent(run -> count(run, -1, 1));
        note(removal, Optional.empty(), noted.map(old -> old.blocked().again()).orElse(removal.again()));
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
                .filter(noted -> noted.run().isEmpty())
                .map(NotedPurge::blocked)
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
                .filter(run -> !notBegun.contains(run.id()))
                .reduce((one, other) -> other);
    }

    @Override
    public Optional<Run> latest() {
        transactions.required();
        return memory.runs().stream().reduce((one, other) -> other);
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
        if (run.stopped().isPresent()) {
            notBegun.add(begun.id());
        }
        return begun;
    }

    @Override
    public void count(long run, long removed, long blocked) {
        transactions.required();
        Run was = run(run);
        put(new Run(
                run,
                was.started(),
                was.ended(),
                was.before(),
                was.removed() + removed,
                was.blocked() + blocked,
                was.after(),
                was.stopped()));
    }

    @Override
    public Run end(long run, Instant now, long after, Optional<String> stopped) {
        transactions.required();
        Run was = run(run);
        return put(new Run(
                run, was.started(), Optional.of(now), was.before(), was.removed(), was.blocked(), after, stopped));
    }

    private Run run(long id) {
        return memory.runs().get((int) id - 1);
    }

    private Run put(Run run) {
        memory.runs().set((int) run.id() - 1, run);
        return run;
    }
}
