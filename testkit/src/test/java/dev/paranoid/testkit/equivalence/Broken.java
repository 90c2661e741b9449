package dev.paranoid.testkit.equivalence;

import dev.paranoid.application.Deletions;
import dev.paranoid.application.Entities;
import dev.paranoid.application.Holds;
import dev.paranoid.application.NewValue;
import dev.paranoid.application.assembly.ParanoidEngine;
import dev.paranoid.application.port.Ports;
import dev.paranoid.application.port.row.Clash;
import dev.paranoid.application.port.row.EntityStore;
import dev.paranoid.application.port.row.Lock;
import dev.paranoid.application.port.row.Mark;
import dev.paranoid.application.port.row.StoredEntity;
import dev.paranoid.application.purge.PurgeJob;
import dev.paranoid.application.request.IdempotentCalls;
import dev.paranoid.application.request.Requests;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.RowKey;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.Refusal.HeldByForeignKey;
import dev.paranoid.domain.policy.DeletionRules;
import dev.paranoid.domain.relation.Relation;
import dev.paranoid.testkit.Engine;
import dev.paranoid.testkit.Heard;
import dev.paranoid.testkit.NewRow;
import dev.paranoid.testkit.Snapshot;
import dev.paranoid.testkit.memory.InMemoryEngine;
import dev.paranoid.testkit.schema.TestSchema;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An engine with one thing in it that is wrong. */
class Broken implements EntityStore, Engine {

    private final InMemoryEngine sound;
    private final EntityStore store;
    private final ParanoidEngine paranoid;

    Broken(TestSchema schema) {
        this.sound = InMemoryEngine.of(schema);
        Ports ports = sound.ports();
        this.store = ports.store();
        this.paranoid = ParanoidEngine.over(schema.graph(), DeletionRules.NONE, ports.with(this));
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
    public Holds holds() {
        return paranoid.holds();
    }

    @Override
    public ParanoidEngine paranoid() {
        return paranoid;
    }

    @Override
    public PurgeJob purge() {
        return paranoid.purge();
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
    public boolean unique(EntityType type) {
        return store.unique(type);
    }

    @Override
    public Map<RowKey, StoredEntity> load(EntityType type, Collection<RowKey> keys, Lock lock) {
        return store.load(type, keys, lock);
    }

    @Override
    public List<StoredEntity> children(Children children, Lock lock) {
        return store.children(children, lock);
    }

    @Override
    public List<Map<String, RowKey>> links(Relation relation, Collection<RowKey> parents, Lock lock, long limit) {
        return store.links(relation, parents, lock, limit);
    }

    @Override
    public List<StoredEntity> members(EntityType type, Collection<DeletionId> holders, Lock lock, long limit) {
        return store.members(type, holders, lock, limit);
    }

    @Override
    public List<StoredEntity> membersAfter(
            EntityType type, DeletionId holder, Optional<RowKey> after, Lock lock, long limit) {
        return store.membersAfter(type, holder, after, lock, limit);
    }

    @Override
    public void mark(EntityType type, Map<RowKey, Mark> marks) {
        store.mark(type, marks);
    }

    @Override
    public void free(EntityType type, Collection<RowKey> keys) {
        store.free(type, keys);
    }

    @Override
    public void give(EntityType type, Collection<NewValue> values) {
        store.give(type, values);
    }

    @Override
    public List<Clash> clashes(EntityType type, Collection<RowKey> keys, Collection<DeletionId> heldBy) {
        return store.clashes(type, keys, heldBy);
    }

    @Override
    public void detach(Relation relation, Collection<StoredEntity> children) {
        store.detach(relation, children);
    }

    @Override
    public List<Remembered> remembered(Relation relation, Collection<RowKey> parents, long limit) {
        return store.remembered(relation, parents, limit);
    }

    @Override
    public void putBack(Relation relation, Collection<Remembered> children) {
        store.putBack(relation, children);
    }

    @Override
    public void forget(Relation relation, Collection<Remembered> children) {
        store.forget(relation, children);
    }

    @Override
    public void unlink(Relation relation, Collection<RowKey> children) {
        store.unlink(relation, children);
    }

    @Override
    public boolean referredByOthers(EntityType type) {
        return store.referredByOthers(type);
    }

    @Override
    public Optional<HeldByForeignKey> heldByOthers(EntityType type, Collection<RowKey> keys) {
        return store.heldByOthers(type, keys);
    }

    @Override
    public void remove(EntityType type, Collection<RowKey> keys) {
        store.remove(type, keys);
    }

    @Override
    public long unlinkLinks(Relation relation, Collection<RowKey> parents, long limit) {
        return store.unlinkLinks(relation, parents, limit);
    }

    @Override
    public long removeLinks(Relation relation, Collection<RowKey> parents, long limit) {
        return store.removeLinks(relation, parents, limit);
    }

    @Override
    public long removeLinks(Relation relation, Collection<RowKey> parents, List<Map<String, RowKey>> links) {
        return store.removeLinks(relation, parents, links);
    }
}
