package dev.paranoid.testkit.contract.scenario;

import dev.paranoid.application.caller.Asker;
import dev.paranoid.application.port.BackgroundPorts;
import dev.paranoid.application.port.DeletionLedger.Entry;
import dev.paranoid.application.port.Ports;
import dev.paranoid.application.port.row.EntityStore;
import dev.paranoid.application.port.row.Lock;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.RowKey;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.relation.Relation;
import dev.paranoid.testkit.Engine;
import dev.paranoid.testkit.NewRow;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Ports to test, and the engine that was made of them.
 *
 * @param engine to put rows in and to look at them; empty
 * @param ports the ports themselves
 * @param background those for work in the background
 */
public record Workbench(Engine engine, Ports ports, BackgroundPorts background) {

    public Workbench with(NewRow... rows) {
        engine.insert(List.of(rows));
        return this;
    }

    public EntityStore store() {
        return ports.store();
    }

    public <T> T inTransaction(Supplier<T> work) {
        return ports.transactions().inTransaction(work);
    }

    /** Entries for these roots; their rows are locked first, as the ports expect. */
    public List<Deletion> open(DeletionMode mode, String... roots) {
        List<EntityRef> rows = Scenario.refs(roots);
        rows.forEach(row -> ports.store().load(type(row.type()), List.of(RowKey.of(row)), Lock.EXCLUSIVE));
        return ports.ledger()
                .open(rows.stream()
                        .map(root -> new Entry(
                                root,
                                mode,
                                ports.clock().instant(),
                                "somebody",
                                "test",
                                Asker.NOBODY,
                                Optional.empty(),
                                Optional.empty(),
                                Map.of()))
                        .toList());
    }

    public EntityType type(String name) {
        return engine.schema().graph().type(name);
    }

    public Relation relation(String name) {
        return engine.schema().graph().relations().stream()
                .filter(relation -> relation.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    public static Set<RowKey> keys(String... ids) {
        return Arrays.stream(ids).map(RowKey::new).collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
