package dev.paranoid.testkit.equivalence;

import dev.paranoid.application.Deletions;
import dev.paranoid.application.Entities;
import dev.paranoid.application.IdempotentCalls;
import dev.paranoid.application.Paranoid;
import dev.paranoid.application.Requests;
import dev.paranoid.application.port.EntityStore;
import dev.paranoid.application.port.Freed;
import dev.paranoid.application.port.Hidden;
import dev.paranoid.application.port.Mark;
import dev.paranoid.application.port.Opening;
import dev.paranoid.application.port.Ports;
import dev.paranoid.application.port.Reach;
import dev.paranoid.application.port.Removed;
import dev.paranoid.application.port.StoredEntity;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.plan.CascadePlan;
import dev.paranoid.domain.policy.DeletionRules;
import dev.paranoid.testkit.Engine;
import dev.paranoid.testkit.Heard;
import dev.paranoid.testkit.NewRow;
import dev.paranoid.testkit.Snapshot;
import dev.paranoid.testkit.memory.InMemoryEngine;
import dev.paranoid.testkit.schema.TestSchema;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An engine with one thing in it that is wrong. */
class Broken implements EntityStore, Engine {

    private final InMemoryEngine sound;
    private final EntityStore store;
    private final Paranoid paranoid;

    Broken(TestSchema schema) {
        this.sound = InMemoryEngine.of(schema);
        Ports ports = sound.ports();
        this.store = ports.store();
        this.paranoid = Paranoid.over(
                schema.graph(),
                DeletionRules.NONE,
                new Ports(
                        this,
                        ports.reader(),
                        ports.ledger(),
                        ports.transactions(),
                        ports.inbox(),
                        ports.events(),
                        ports.clock()));
    }

    @Override
    public Deletions deletions() {
        return paranoid.deletions();
    }

    @Override
    public Requests requests() {
        return paranoid.requests();
    }

    @Override
    public IdempotentCalls calls() {
        return paranoid.calls();
    }

    @Override
    public Entities entities() {
        return paranoid.entities();
    }

    @Override
    public TestSchema schema() {
        return sound.schema();
    }

    @Override
    public void insert(List<NewRow> rows) {
        sound.insert(rows);
    }

    @Override
    public void removeRow(EntityRef row) {
        sound.removeRow(row);
    }

    @Override
    public void updateColumn(EntityRef row, String column, @Nullable Object value) {
        sound.updateColumn(row, column, value);
    }

    @Override
    public List<Heard> heard() {
        return sound.heard();
    }

    @Override
    public Snapshot snapshot() {
        return sound.snapshot();
    }

    @Override
    public Optional<String> canonicalId(EntityType type, String id) {
        return store.canonicalId(type, id);
    }

    @Override
    public Map<EntityRef, StoredEntity> lock(Collection<EntityRef> rows) {
        return store.lock(rows);
    }

    @Override
    public Hidden hide(CascadePlan plan, List<Opening> openings, Instant at) {
        return store.hide(plan, openings, at);
    }

    @Override
    public Map<DeletionId, Map<String, Long>> takeAlong(
            CascadePlan plan, Set<DeletionId> deletions, Set<DeletionId> from, Instant at) {
        return store.takeAlong(plan, deletions, from, at);
    }

    @Override
    public Freed free(CascadePlan plan, Set<DeletionId> deletions) {
        return store.free(plan, deletions);
    }

    @Override
    public Removed remove(CascadePlan plan, List<Opening> openings) {
        return store.remove(plan, openings);
    }

    @Override
    public Map<EntityRef, Set<Mark>> inTheWay(Collection<EntityRef> rows) {
        return store.inTheWay(rows);
    }

    @Override
    public Reach preview(DeletionMode mode, CascadePlan plan, EntityRef root, int limit) {
        return store.preview(mode, plan, root, limit);
    }
}
