package dev.paranoid.application.purge;

import dev.paranoid.application.port.Ports;
import dev.paranoid.application.port.history.DeletionHistory.Ended;
import dev.paranoid.application.port.row.Lock;
import dev.paranoid.application.port.row.StoredEntity;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.RowKey;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.hold.HoldTarget;
import dev.paranoid.domain.hold.HoldTarget.OfDeletion;
import dev.paranoid.domain.relation.EntityGraph;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Forgets deletions that ended long ago, but for those that a hold or a mark still needs. */
public final class ClosedDeletions {

    private static final int CHUNK = 1000;

    /** Chunks that one call looks at; the next goes on where it ended. */
    private static final int CHUNKS = 100;

    private final EntityGraph graph;
    private final Ports ports;
    private Optional<DeletionId> last = Optional.empty();

    /**
     * What has ended in the ledger of these ports.
     *
     * @param graph the declared types: their marks and holds may still need an entry
     * @param ports the history, the holds and the rows
     */
    public ClosedDeletions(EntityGraph graph, Ports ports) {
        this.graph = graph;
        this.ports = ports;
    }

    /**
     * {@return how many it forgot} Looks at a part of the ledger, in short transactions; the next call goes on. Ends early
     * where its thread is interrupted.
     *
     * @param keep for how long they are kept after they ended
     */
    public synchronized long forget(Duration keep) {
        long forgotten = 0;
        for (int chunk = 0; chunk < CHUNKS && !Thread.currentThread().isInterrupted(); chunk++) {
            forgotten += ports.transactions().inTransaction(() -> chunk(keep));
            if (last.isEmpty()) {
                return forgotten;
            }
        }
        return forgotten;
    }

    private long chunk(Duration keep) {
        Ended ended = ports.history().closedBefore(ports.clock().instant().minus(keep), last, CHUNK);
        Set<DeletionId> free = new HashSet<>(ended.deletions().keySet());
        if (!free.isEmpty()) {
            free.removeAll(held(ended.deletions()));
            free.removeAll(marking(free));
            ports.history().forget(free);
        }
        last = ended.last();
        return free.size();
    }

    /** Those that are held, or whose roots or types are. */
    private Set<DeletionId> held(Map<DeletionId, EntityRef> ended) {
        Set<DeletionId> deletions = ports.holds().onDeletions(ended.keySet(), Lock.NONE).stream()
                .flatMap(hold ->
                        hold.target() instanceof OfDeletion of ? Stream.of(of.deletion()) : Stream.<DeletionId>empty())
                .collect(Collectors.toSet());
        Set<EntityRef> roots = new HashSet<>();
        Map<EntityType, Set<RowKey>> keys = new HashMap<>();
        ended.values()
                .forEach(root -> graph.find(root.type())
                        .filter(EntityType::identified)
                        .ifPresent(type -> keys.computeIfAbsent(type, any -> new HashSet<>())
                                .add(RowKey.of(root))));
        keys.forEach((type, some) -> ports.holds().onRows(type, some, Lock.NONE).stream()
                .flatMap(hold -> hold.target().row().stream())
                .forEach(roots::add));
        Set<String> types = ports
                .holds()
                .onTypes(ended.values().stream().map(EntityRef::type).collect(Collectors.toSet()), Lock.NONE)
                .stream()
                .map(hold -> hold.target())
                .map(HoldTarget::type)
                .collect(Collectors.toSet());
        ended.forEach((id, root) -> {
            if (roots.contains(root) || types.contains(root.type())) {
                deletions.add(id);
            }
        });
        return deletions;
    }

    /** Those whose marks rows still bear, because another program brought them back, for one. */
    private Set<DeletionId> marking(Collection<DeletionId> ended) {
        Set<DeletionId> marking = new HashSet<>();
        graph.types().stream().filter(EntityType::paranoid).forEach(type -> {
            List<StoredEntity> rows = ports.store().members(type, ended, Lock.NONE, CHUNK);
            rows.forEach(row -> row.holder().ifPresent(marking::add));
            if (rows.size() >= CHUNK) {
                marking.addAll(ended);
            }
        });
        return marking;
    }
}
