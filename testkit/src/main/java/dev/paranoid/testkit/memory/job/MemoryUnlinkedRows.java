package dev.paranoid.testkit.memory.job;

import dev.paranoid.application.port.job.JobId;
import dev.paranoid.application.port.job.UnlinkedRows;
import dev.paranoid.application.port.row.StoredEntity;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.RowKey;
import dev.paranoid.domain.relation.Relation;
import dev.paranoid.testkit.memory.state.Memory;
import dev.paranoid.testkit.memory.state.MemoryTransactions;
import dev.paranoid.testkit.memory.state.UnlinkedKey;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/** What hard deletes have set to null before its parents go, in memory. */
public final class MemoryUnlinkedRows implements UnlinkedRows {

    private final Memory memory;
    private final MemoryTransactions transactions;

    public MemoryUnlinkedRows(Memory memory, MemoryTransactions transactions) {
        this.memory = memory;
        this.transactions = transactions;
    }

    @Override
    public void note(JobId job, Relation relation, Collection<StoredEntity> children) {
        transactions.required();
        children.forEach(child -> child.parent(relation)
                .ifPresent(parent -> memory.unlinked()
                        .put(new UnlinkedKey(job, relation, child.ref()), parent.in(relation.parent()))));
    }

    @Override
    public List<RowKey> putBack(JobId job, Relation relation, int limit) {
        List<UnlinkedKey> notes =
                some(limit, note -> note.job().equals(job) && note.relation().equals(relation));
        return notes.stream().map(this::putBack).toList();
    }

    private RowKey putBack(UnlinkedKey note) {
        EntityRef parent = Objects.requireNonNull(memory.unlinked().remove(note));
        memory.find(note.child())
                .filter(child -> child.parent(note.relation()).isEmpty())
                .filter(child -> memory.find(parent).isPresent())
                .ifPresent(child -> memory.put(child.with(note.relation().column(), parent.id())));
        return RowKey.of(parent);
    }

    @Override
    public int forget(JobId job, int limit) {
        List<UnlinkedKey> notes = some(limit, note -> note.job().equals(job));
        notes.forEach(memory.unlinked()::remove);
        return notes.size();
    }

    private List<UnlinkedKey> some(int limit, Predicate<UnlinkedKey> which) {
        transactions.required();
        return memory.unlinked().keySet().stream().filter(which).limit(limit).toList();
    }
}
