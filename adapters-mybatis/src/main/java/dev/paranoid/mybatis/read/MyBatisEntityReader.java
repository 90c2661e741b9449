package dev.paranoid.mybatis.read;

import dev.paranoid.application.Entities.Among;
import dev.paranoid.application.Entities.Row;
import dev.paranoid.application.Page;
import dev.paranoid.application.port.row.EntityReader;
import dev.paranoid.application.port.row.HiddenCursor;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.mybatis.read.ReadMapper.OrphanedRow;
import dev.paranoid.mybatis.read.ReadMapper.Place;
import dev.paranoid.mybatis.schema.Column;
import dev.paranoid.mybatis.schema.EntityTable;
import dev.paranoid.mybatis.schema.Schema;
import dev.paranoid.mybatis.schema.UuidBytes;
import dev.paranoid.mybatis.statement.Utc;
import dev.paranoid.mybatis.transaction.Outage;
import dev.paranoid.mybatis.transaction.OwnOrOutside;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads rows with all their columns. */
public final class MyBatisEntityReader implements EntityReader {

    private final Schema schema;
    private final OwnOrOutside<ReadMapper> mapper;

    public MyBatisEntityReader(Schema schema, OwnOrOutside<ReadMapper> mapper) {
        this.schema = schema;
        this.mapper = mapper;
    }

    @Override
    public Seen<Optional<Row>> find(EntityRef ref) {
        EntityTable table = schema.table(ref.type());
        List<Map<String, Object>> found =
                Outage.guard(() -> mapper.now().find(table, table.id().value(ref.id())));
        return new Seen<>(
                found.stream()
                        .map(row -> row(table, row))
                        .filter(row -> row.ref().equals(ref))
                        .findFirst(),
                busy(found));
    }

    private static boolean busy(List<Map<String, Object>> found) {
        return found.stream().anyMatch(row -> truth(row.get("paranoid_busy")));
    }

    private static boolean truth(@Nullable Object value) {
        return value instanceof Number number && number.intValue() != 0;
    }

    @Override
    public Seen<Page<Row>> list(EntityType type, boolean hiddenToo, int limit, String after) {
        EntityTable table = schema.table(type);
        Object cursor = after.isEmpty() ? "" : table.id().value(after);
        List<Map<String, Object>> rows = Outage.guard(() -> mapper.now().list(table, hiddenToo, cursor, limit + 1));
        List<Row> items = rows.stream().limit(limit).map(row -> row(table, row)).toList();
        boolean more = rows.size() > limit;
        Optional<String> next =
                more ? Optional.of(items.get(items.size() - 1).ref().id()) : Optional.empty();
        return new Seen<>(new Page<>(items, next), busy(rows));
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
        List<Map<String, Object>> found = Outage.guard(() -> mapper.now().hidden(table, place, limit + 1));
        Optional<Map<String, Object>> last = found.size() > limit
                ? Optional.of(found.get(limit - 1))
                : found.stream().filter(MyBatisEntityReader::walked).findFirst();
        return new Page<>(
                found.stream()
                        .limit(limit)
                        .filter(row -> !walked(row))
                        .map(row -> row(table, row))
                        .toList(),
                last.map(MyBatisEntityReader::cursor).map(HiddenCursor::text));
    }

    private static boolean walked(Map<String, Object> row) {
        return ((Number) Objects.requireNonNull(row.get("paranoid_part"))).intValue() == ReadSql.WALKED;
    }

    private static HiddenCursor cursor(Map<String, Object> row) {
        return new HiddenCursor(
                Optional.ofNullable((Number) row.get("paranoid_holder")).map(id -> new DeletionId(id.longValue())),
                String.valueOf(row.get("paranoid_row_key")));
    }

    @Override
    public List<EntityRef> matching(EntityType type, Map<String, @Nullable Object> where, Among among, int limit) {
        EntityTable table = schema.table(type);
        Criteria criteria = Criteria.of(table, where);
        if (among == Among.ROOTS && table.markColumns().isEmpty()) {
            return List.of();
        }
        return Outage.guard(() -> mapper.now().matching(table, criteria, among, limit)).stream()
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

    private static Row row(EntityTable table, Map<String, Object> found) {
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        table.columns()
                .forEach(column -> columns.put(
                        column.name().name(),
                        value(column, found.get(column.name().name()))));
        String id = String.valueOf(found.get("paranoid_row_key"));
        return new Row(new EntityRef(table.name(), id), columns, truth(found.get("paranoid_row_hidden")));
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
