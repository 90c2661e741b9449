package dev.paranoid.mybatis.rows;

import dev.paranoid.application.NewValue;
import dev.paranoid.application.port.row.Clash;
import dev.paranoid.application.port.row.EntityStore;
import dev.paranoid.application.port.row.Lock;
import dev.paranoid.application.port.row.Mark;
import dev.paranoid.application.port.row.StoredEntity;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.RowKey;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.Refusal.HeldByForeignKey;
import dev.paranoid.domain.relation.Relation;
import dev.paranoid.mybatis.schema.EntityTable;
import dev.paranoid.mybatis.schema.Link;
import dev.paranoid.mybatis.schema.Schema;
import dev.paranoid.mybatis.statement.Keys;
import dev.paranoid.mybatis.transaction.DatabaseClock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntBiFunction;

/** The rows, a statement a primitive. */
public final class MyBatisEntityStore implements EntityStore {

    private final Schema schema;
    private final RowMapper mapper;
    private final References references;
    private final Detachments detachments;
    private final DatabaseClock clock;
    private final Map<String, EntityRows> rows = new HashMap<>();

    public MyBatisEntityStore(Schema schema, RowMapper mapper, ReferenceMapper references, DatabaseClock clock) {
        this.schema = schema;
        this.references = new References(schema, references);
        this.detachments = new Detachments(schema, mapper);
        this.mapper = mapper;
        this.clock = clock;
        schema.graph()
                .types()
                .forEach(type -> rows.put(
                        type.name(),
                        new EntityRows(
                                schema.table(type),
                                schema.graph().above(type).stream()
                                        .map(schema::link)
                                        .toList())));
    }

    private EntityRows rows(EntityType type) {
        return Objects.requireNonNull(rows.get(type.name()));
    }

    @Override
    public Optional<String> canonicalId(EntityType type, String id) {
        return schema.table(type).id().canonical(id);
    }

    @Override
    public boolean unique(EntityType type) {
        return !schema.table(type).uniqueKeys().isEmpty();
    }

    private static int limit(long rows) {
        return (int) Math.min(Integer.MAX_VALUE, rows);
    }

    @Override
    public Map<RowKey, StoredEntity> load(EntityType type, Collection<RowKey> keys, Lock lock) {
        EntityRows read = rows(type);
        Map<RowKey, StoredEntity> loaded = new LinkedHashMap<>();
        Keys.inParts(
                keys,
                part -> mapper.load(read, lock, Keys.of(read.table().id().values(part)))
                        .forEach(found -> {
                            StoredEntity row = read.row(found);
                            loaded.put(row.key(), row);
                            if (lock == Lock.EXCLUSIVE || lock == Lock.EXCLUSIVE_SKIP_LOCKED) {
                                clock.note((LocalDateTime) Objects.requireNonNull(found.get("now")));
                            }
                        }));
        loaded.keySet().retainAll(Set.copyOf(keys));
        return loaded;
    }

    @Override
    public List<StoredEntity> children(Children wanted, Lock lock) {
        EntityRows read = rows(wanted.relation().child());
        List<StoredEntity> found = new ArrayList<>();
        List<RowKey> parents = wanted.parents();
        if (wanted.after().isPresent()) {
            found.addAll(childrenAfter(wanted, wanted.after().get(), read, lock));
            parents = parents.subList(1, parents.size());
        }
        Link link = schema.link(wanted.relation());
        List<Object> known = wanted.known().size() > Keys.MOST
                ? List.of()
                : link.child().id().values(wanted.known());
        Keys.inParts(parents, part -> {
            long more = wanted.limit() - found.size();
            if (more > 0) {
                mapper.children(
                                read,
                                link,
                                wanted.liveOnly(),
                                wanted.ordered(),
                                lock,
                                Keys.of(link.foreignKey().values(part))
                                        .besides(known)
                                        .and(limit(more)))
                        .forEach(row -> found.add(read.row(row)));
            }
        });
        return found;
    }

    /** {@return the children of the first parent that come after that one} */
    private List<StoredEntity> childrenAfter(Children wanted, RowKey after, EntityRows read, Lock lock) {
        Link link = schema.link(wanted.relation());
        return mapper
                .childrenAfter(
                        read,
                        link,
                        wanted.liveOnly(),
                        lock,
                        link.foreignKey().value(wanted.parents().get(0).text()),
                        link.child().id().value(after.text()),
                        limit(wanted.limit()))
                .stream()
                .map(read::row)
                .toList();
    }

    @Override
    public List<Map<String, RowKey>> links(Relation relation, Collection<RowKey> parents, Lock lock, long limit) {
        Link link = schema.link(relation);
        EntityRows read = rows(relation.child());
        List<Map<String, RowKey>> found = new ArrayList<>();
        Keys.inParts(parents, part -> {
            long more = limit - found.size();
            if (more > 0) {
                mapper.links(
                                read,
                                link,
                                lock,
                                Keys.of(link.foreignKey().values(part)).and(limit(more)))
                        .forEach(row -> found.add(read.parents(row)));
            }
        });
        return found;
    }

    @Override
    public List<StoredEntity> members(EntityType type, Collection<DeletionId> holders, Lock lock, long limit) {
        EntityRows read = rows(type);
        List<StoredEntity> found = new ArrayList<>();
        Keys.inParts(holders, part -> {
            long more = limit - found.size();
            if (more > 0) {
                mapper.members(
                                read,
                                lock,
                                Keys.of(part.stream().map(DeletionId::value).toList())
                                        .and(limit(more)))
                        .forEach(row -> found.add(read.row(row)));
            }
        });
        return found;
    }

    @Override
    public List<StoredEntity> membersAfter(
            EntityType type, DeletionId holder, Optional<RowKey> after, Lock lock, long limit) {
        EntityRows read = rows(type);
        return mapper
                .membersAfter(
                        read,
                        lock,
                        holder.value(),
                        after.map(key -> read.table().id().value(key.text())).orElse(null),
                        limit(limit))
                .stream()
                .map(read::row)
                .toList();
    }

    @Override
    public void mark(EntityType type, Map<RowKey, Mark> marks) {
        new Marking(schema.table(type), mapper, keys -> load(type, keys, Lock.NONE)).mark(marks);
    }

    @Override
    public void free(EntityType type, Collection<RowKey> keys) {
        new Marking(schema.table(type), mapper, rows -> load(type, rows, Lock.NONE)).free(keys);
    }

    @Override
    public void give(EntityType type, Collection<NewValue> values) {
        new GivenColumns(schema, schema.table(type), mapper).give(values);
    }

    @Override
    public List<Clash> clashes(EntityType type, Collection<RowKey> keys, Collection<DeletionId> heldBy) {
        return keys.isEmpty() ? List.of() : new UniqueClashes(schema.table(type), mapper, keys, heldBy).find();
    }

    @Override
    public void detach(Relation relation, Collection<StoredEntity> children) {
        detachments.detach(relation, children);
    }

    @Override
    public List<Remembered> remembered(Relation relation, Collection<RowKey> parents, long limit) {
        return detachments.remembered(relation, parents, limit);
    }

    @Override
    public void putBack(Relation relation, Collection<Remembered> children) {
        detachments.putBack(relation, children);
    }

    @Override
    public void forget(Relation relation, Collection<Remembered> children) {
        detachments.forget(relation, children);
    }

    @Override
    public void unlink(Relation relation, Collection<RowKey> children) {
        detachments.setNull(relation, children);
    }

    @Override
    public long unlinkLinks(Relation relation, Collection<RowKey> parents, long limit) {
        return links(schema.link(relation), parents, limit, mapper::unlinkLinks);
    }

    @Override
    public boolean referredByOthers(EntityType type) {
        return !references.undeclared(schema.table(type)).isEmpty();
    }

    @Override
    public Optional<HeldByForeignKey> heldByOthers(EntityType type, Collection<RowKey> keys) {
        return references.held(schema.table(type), keys);
    }

    @Override
    public void remove(EntityType type, Collection<RowKey> keys) {
        EntityTable table = schema.table(type);
        Keys.inParts(keys, part -> {
            references.guard(
                    table, () -> mapper.remove(table, Keys.of(table.id().values(part))));
            detachments.forget(table, part);
        });
    }

    @Override
    public long removeLinks(Relation relation, Collection<RowKey> parents, long limit) {
        return links(schema.link(relation), parents, limit, mapper::removeLinks);
    }

    @Override
    public long removeLinks(Relation relation, Collection<RowKey> parents, List<Map<String, RowKey>> links) {
        return SameLinks.along(schema.link(relation), rows(relation.child()))
                .remove(parents, links, mapper::removeSame);
    }

    private static long links(
            Link link, Collection<RowKey> parents, long limit, ToIntBiFunction<Link, Keys> statement) {
        long[] done = {0};
        Keys.inParts(parents, part -> {
            long more = limit - done[0];
            if (more > 0) {
                done[0] += statement.applyAsInt(
                        link, Keys.of(link.foreignKey().values(part)).and(limit(more)));
            }
        });
        return done[0];
    }
}
