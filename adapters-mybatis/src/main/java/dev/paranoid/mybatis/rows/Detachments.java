package dev.paranoid.mybatis.rows;

import dev.paranoid.application.port.row.EntityStore.Remembered;
import dev.paranoid.application.port.row.StoredEntity;
import dev.paranoid.domain.RowKey;
import dev.paranoid.domain.relation.Relation;
import dev.paranoid.mybatis.schema.EntityTable;
import dev.paranoid.mybatis.schema.Link;
import dev.paranoid.mybatis.schema.Schema;
import dev.paranoid.mybatis.schema.UuidBytes;
import dev.paranoid.mybatis.statement.BoundValues;
import dev.paranoid.mybatis.statement.Keys;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Foreign keys that are set to null, and which parent each named until a soft delete of that parent. */
record Detachments(Schema schema, RowMapper mapper) {

    void detach(Relation relation, Collection<StoredEntity> children) {
        Link link = schema.link(relation);
        Keys.inParts(children, part -> {
            mapper.forgetColumn(
                    link, remembered(part.stream().map(StoredEntity::key).toList()));
            mapper.remember(BoundValues.of(part, child -> new @Nullable Object[] {
                relation.name(),
                relation.parent().name(),
                UuidBytes.key(child.parent(relation).orElseThrow().text()),
                relation.child().name(),
                UuidBytes.key(child.key().text())
            }));
            setNull(relation, part.stream().map(StoredEntity::key).toList());
        });
    }

    void setNull(Relation relation, Collection<RowKey> children) {
        Link link = schema.link(relation);
        Keys.inParts(
                children, part -> mapper.setNull(link, Keys.of(link.child().id().values(part))));
    }

    List<Remembered> remembered(Relation relation, Collection<RowKey> parents, long limit) {
        Link link = schema.link(relation);
        List<Remembered> found = new ArrayList<>();
        Keys.inParts(parents, part -> {
            int more = (int) Math.min(Integer.MAX_VALUE, limit - found.size());
            if (more > 0) {
                mapper.remembered(link, remembered(part).and(more))
                        .forEach(row -> found.add(new Remembered(new RowKey(row.child()), new RowKey(row.parent()))));
            }
        });
        return found;
    }

    void putBack(Relation relation, Collection<Remembered> children) {
        Link link = schema.link(relation);
        Keys.inParts(children, part -> {
            Keys keys = children(part);
            mapper.putBack(link, keys);
            mapper.forgetColumn(link, keys);
        });
    }

    void forget(Relation relation, Collection<Remembered> children) {
        Link link = schema.link(relation);
        Keys.inParts(children, part -> mapper.forgetColumn(link, children(part)));
    }

    private static Keys children(List<Remembered> rows) {
        return remembered(rows.stream().map(Remembered::child).toList());
    }

    /** What is remembered of rows that go: as parents, and as children. */
    void forget(EntityTable table, List<RowKey> going) {
        Keys keys = remembered(going);
        if (schema.graph().below(table.type()).stream().anyMatch(Relation::detaches)) {
            mapper.forgetParents(table, keys);
        }
        if (schema.graph().above(table.type()).stream().anyMatch(Relation::detaches)) {
            mapper.forgetChildren(table, keys);
        }
    }

    private static Keys remembered(List<RowKey> rows) {
        return Keys.of(rows.stream().map(key -> UuidBytes.key(key.text())).toList());
    }
}
