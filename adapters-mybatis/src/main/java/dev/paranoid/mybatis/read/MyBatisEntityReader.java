package dev.paranoid.mybatis.read;

import dev.paranoid.application.Entities.Among;
import dev.paranoid.application.Entities.Omitted;
import dev.paranoid.application.Entities.Row;
import dev.paranoid.application.Page;
import dev.paranoid.application.port.access.RowCondition;
import dev.paranoid.application.port.row.EntityReader;
import dev.paranoid.application.port.row.HiddenCursor;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.relation.Relation;
import dev.paranoid.mybatis.read.ReadMapper.HeldRow;
import dev.paranoid.mybatis.read.ReadMapper.OrphanedRow;
import dev.paranoid.mybatis.read.ReadMapper.Place;
import dev.paranoid.mybatis.schema.Column;
import dev.paranoid.mybatis.schema.EntityTable;
import dev.paranoid.mybatis.schema.Link;
import dev.paranoid.mybatis.schema.Schema;
import dev.paranoid.mybatis.schema.UuidBytes;
import dev.paranoid.mybatis.statement.Keys;
import dev.paranoid.mybatis.statement.RowMap;
import dev.paranoid.mybatis.statement.Utc;
import dev.paranoid.mybatis.transaction.Outage;
import dev.paranoid.mybatis.transaction.OwnOrOutside;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads rows with all their columns. */
public final class MyBatisEntityReader implements EntityReader {

    private final Schema schema;
    private final OwnOrOutside<ReadMapper> mapper;
    private final RowCondition condition;

    public MyBatisEntityReader(Schema schema, OwnOrOutside<ReadMapper> mapper) {
        this(schema, mapper, RowCondition.ALL);
    }

    private MyBatisEntityReader(Schema schema, OwnOrOutside<ReadMapper> mapper, RowCondition condition) {
        this.schema = schema;
        this.mapper = mapper;
        this.condition = condition;
    }

    @Override
    public EntityReader narrowed(RowCondition narrower) {
        return new MyBatisEntityReader(schema, mapper, condition.and(narrower));
    }

    /** The collation of a text id may find others besides. */
    @Override
    public Set<EntityRef> satisfying(EntityType type, Collection<String> ids, RowCondition wanted) {
        EntityTable table = schema.table(type);
        Narrowing narrowed = Narrowing.of(table, wanted);
        Set<EntityRef> satisfying = new HashSet<>();
        Keys.inParts(ids, part -> {
            Keys keys = Keys.of(part.stream().map(table.id()::value).toList());
            Outage.guard(() -> mapper.now().satisfying(table, narrowed, keys)).stream()
                    .filter(ids::contains)
                    .forEach(id -> satisfying.add(new EntityRef(type.name(), id)));
        });
        return satisfying;
    }

    private Narrowing narrowing(EntityTable table) {
        return Narrowing.of(table, condition);
    }

    @Override
    public Seen<Optional<Row>> find(EntityRef ref) {
        EntityTable table = schema.table(ref.type());
        Object id = table.id().value(ref.id());
        List<RowMap> found = Outage.guard(() -> mapper.now().find(table, schema.reachedFromAbove(table), id));
        boolean busy = busy(found);
        return new Seen<>(
                found.stream()
                        .map(row -> row(table, row))
                        .filter(row -> row.ref().equals(ref))
                        .findFirst(),
                busy);
    }

    /** The collation of a text id may find others besides. */
    @Override
    public List<Row> rows(EntityType type, Collection<String> ids) {
        EntityTable table = schema.table(type);
        List<Row> rows = new ArrayList<>();
        Keys.inParts(ids, part -> {
            Keys keys = Keys.of(part.stream().map(table.id()::value).toList());
            Outage.guard(() -> mapper.now().rows(table, keys)).stream()
                    .map(row -> row(table, row))
                    .filter(row -> ids.contains(row.ref().id()))
                    .forEach(rows::add);
        });
        return rows;
    }

    @Override
    public Page<Row> below(Relation along, String parent, int limit, String after) {
        Link link = schema.link(along);
        EntityTable table = link.child();
        Object cursor = after.isEmpty() ? "" : table.id().value(after);
        Object key = link.foreignKey().value(parent);
        List<RowMap> found = Outage.guard(() -> mapper.now().below(link, narrowing(table), key, cursor, limit + 1));
        List<Row> items =
                found.stream().limit(limit).map(row -> row(table, row)).toList();
        return new Page<>(
                items,
                found.size() > limit
                        ? Optional.of(items.get(items.size() - 1).ref().id())
                        : Optional.empty());
    }

    @Override
    public Map<String, Long> held(Collection<EntityType> types, DeletionId deletion, int limit) {
        List<EntityTable> tables = types.stream().map(schema::table).toList();
        return Outage.guard(() -> mapper.now().held(tables, deletion.value(), limit)).stream()
                .filter(held -> held.rows() > 0)
                .collect(Collectors.toMap(HeldRow::type, HeldRow::rows));
    }

    private static boolean busy(List<RowMap> found) {
        return found.stream().anyMatch(row -> truth(row.get(ReadSql.BUSY)));
    }

    private static boolean truth(@Nullable Object value) {
        return value instanceof Number number && number.intValue() != 0;
    }

    @Override
    public Seen<Page<Row>> list(EntityType type, boolean hiddenToo, int limit, String after) {
        EntityTable table = schema.table(type);
        Object cursor = after.isEmpty() ? "" : table.id().value(after);
        List<RowMap> rows = Outage.guard(() -> mapper.now()
                .list(table, schema.reachedFromAbove(table), narrowing(table), hiddenToo, cursor, limit + 1));
        boolean busy = busy(rows);
        List<Row> items = rows.stream().limit(limit).map(row -> row(table, row)).toList();
        boolean more = rows.size() > limit;
        Optional<String> next =
                more ? Optional.of(items.get(items.size() - 1).ref().id()) : Optional.empty();
        return new Seen<>(new Page<>(items, next), busy);
    }

    @Override
    public Page<Row> hidden(EntityType type, int limit, Optional<HiddenCursor> after) {
        EntityTable table = schema.table(type);
        if (table.markColumns().isEmpty()) {
            return new Page<>(List.of(), Optional.empty());
        }
        Place place = after.map(row -> new Place(
                        true,
                        row.holder().map(DeletionId::value).orElse(0L),
                        table.id().value(row.id())))
                .orElse(Place.FIRST);
        List<RowMap> found = Outage.guard(() -> mapper.now().hidden(table, narrowing(table), place, limit + 1));
        Optional<RowMap> last = found.size() > limit
                ? Optional.of(found.get(limit - 1))
                : found.stream().filter(MyBatisEntityReader::walked).findFirst();
        Optional<String> next = last.map(row -> cursor(table, row)).map(HiddenCursor::text);
        return new Page<>(
                found.stream()
                        .limit(limit)
                        .filter(row -> !walked(row))
                        .map(row -> row(table, row))
                        .toList(),
                next);
    }

    private static boolean walked(RowMap row) {
        return ((Number) Objects.requireNonNull(row.get(ReadSql.PART))).intValue() == ReadSql.WALKED;
    }

    private static HiddenCursor cursor(EntityTable table, RowMap row) {
        return new HiddenCursor(
                Optional.ofNullable((Number) row.get(ReadSql.HOLDER)).map(id -> new DeletionId(id.longValue())),
                table.id().canonicalText(row.get(ReadSql.KEY)));
    }

    @Override
    public List<EntityRef> matching(EntityType type, Map<String, @Nullable Object> where, Among among, int limit) {
        EntityTable table = schema.table(type);
        Criteria criteria = Criteria.of(table, where);
        if (among == Among.ROOTS && table.markColumns().isEmpty()) {
            return List.of();
        }
        return Outage.guard(() -> mapper.now().matching(table, narrowing(table), criteria, among, limit)).stream()
                .map(id -> new EntityRef(type.name(), id))
                .toList();
    }

    @Override
    public Map<String, Long> orphaned(int newest) {
        List<EntityTable> tables = schema.paranoidTables();
        return tables.isEmpty()
                ? Map.of()
                : Outage.guard(() -> mapper.now().orphaned(tables, newest)).stream()
                        .collect(Collectors.toMap(OrphanedRow::type, OrphanedRow::deletions));
    }

    @Override
    public Map<String, Long> hiddenByOthers(Collection<EntityType> types, int among) {
        return counted(types, EntityType::name, type -> mapper.now().hiddenByOthers(schema.table(type), among));
    }

    @Override
    public Map<String, Long> liveBelowHidden(Collection<Relation> relations, int parents, int among) {
        return counted(
                relations, Relation::name, along -> mapper.now().liveBelowHidden(schema.link(along), parents, among));
    }

    private static <T> Map<String, Long> counted(
            Collection<T> each, Function<T, String> name, ToLongFunction<T> statement) {
        Map<String, Long> counts = new HashMap<>();
        for (T one : each) {
            long count = Outage.guard(() -> statement.applyAsLong(one));
            if (count > 0) {
                counts.put(name.apply(one), count);
            }
        }
        return counts;
    }

    /** The map becomes the row's own: what does not belong to it leaves, and what is no plain value is changed in its place. */
    private static Row row(EntityTable table, RowMap found) {
        String id = table.id().canonicalText(found.get(ReadSql.KEY));
        boolean hidden = truth(found.get(ReadSql.HIDDEN));
        List<Column> columns = table.visible();
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            if (column.large() && found.remove(ReadSql.LENGTH + i) instanceof Number bytes) {
                found.put(column.name().name(), new Omitted(bytes.longValue()));
            } else if (column.time() || column.uuid()) {
                found.computeIfPresent(column.name().name(), (name, value) -> value(column, value));
            }
        }
        ReadSql.ABOUT_ROWS.forEach(found::remove);
        return new Row(new EntityRef(table.name(), id), found, hidden);
    }

    private static @Nullable Object value(Column column, @Nullable Object value) {
        if (value instanceof LocalDateTime time) {
            return Utc.instant(time);
        } else if (value instanceof byte[] bytes && column.uuid()) {
            return UuidBytes.uuid(bytes).toString();
        }
        return value;
    }
}
