package dev.paranoid.testkit.contract;

import dev.paranoid.application.port.DeletionLedger.Entry;
import dev.paranoid.application.port.EntityStore;
import dev.paranoid.application.port.Opening;
import dev.paranoid.application.port.Ports;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.plan.CascadePlan;
import dev.paranoid.testkit.Engine;
import dev.paranoid.testkit.NewRow;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Ports to test, and the engine that was made of them.
 *
 * @param engine to put rows in and to look at them; empty
 * @param ports the ports themselves
 */
public record Workbench(Engine engine, Ports ports) {

    Workbench with(NewRow... rows) {
        engine.insert(List.of(rows));
        return this;
    }

    EntityStore store() {
        return ports.store();
    }

    <T> T inTransaction(Supplier<T> work) {
        return ports.transactions().inTransaction(work);
    }

    /** Entries for these roots; their rows are locked first, as the ports expect. */
    List<Deletion> open(DeletionMode mode, String... roots) {
        List<EntityRef> rows = Scenario.refs(roots);
        ports.store().lock(rows);
        return ports.ledger()
                .open(rows.stream()
                        .map(root -> new Entry(
                                root,
                                mode,
                                ports.clock().instant(),
                                "somebody",
                                "test",
                                Optional.empty(),
                                Optional.empty()))
                        .toList());
    }

    static List<Opening> walking(Collection<Deletion> deletions) {
        return deletions.stream()
                .map(deletion -> new Opening(deletion.id(), deletion.root(), true))
                .toList();
    }

    CascadePlan hiding(String... types) {
        return CascadePlan.hide(engine.schema().graph(), types(types));
    }

    CascadePlan lifting(String... types) {
        return CascadePlan.lift(engine.schema().graph(), types(types));
    }

    CascadePlan removing(String... types) {
        return CascadePlan.remove(engine.schema().graph(), types(types));
    }

    private List<EntityType> types(String... names) {
        return Arrays.stream(names).map(engine.schema().graph()::type).toList();
    }
}
