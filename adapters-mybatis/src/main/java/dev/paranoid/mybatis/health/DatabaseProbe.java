package dev.paranoid.mybatis.health;

import dev.paranoid.application.failure.Busy;
import dev.paranoid.application.failure.SchemaChanged;
import dev.paranoid.mybatis.health.ProbeMapper.ColumnRow;
import dev.paranoid.mybatis.migration.ParanoidTable;
import dev.paranoid.mybatis.schema.Identifier;
import dev.paranoid.mybatis.settings.ParanoidProperties.Entity;
import dev.paranoid.mybatis.statement.Keys;
import dev.paranoid.mybatis.statement.Statements;
import dev.paranoid.mybatis.transaction.Managers;
import dev.paranoid.mybatis.transaction.Outage;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether the database lets Paranoid do what it must, with the tables and columns that it had at the start. */
final class DatabaseProbe {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseProbe.class);

    private final ProbeMapper mapper;
    private final Managers managers;
    private final List<Hidden> hidden;
    private final Set<String> own;
    private final Set<String> tables = new TreeSet<>();
    private final Set<String> before;
    private final List<Identifier> removable;

    /** The table of a paranoid type, and its mark. */
    private record Hidden(Identifier table, Identifier deletedAt, Identifier deletionId) {}

    /**
     * Learns what is there now.
     *
     * @param entities as they were declared and found to fit
     */
    DatabaseProbe(Managers managers, Map<String, Entity> entities) {
        this.managers = managers;
        this.mapper = new Statements(managers.dataSource()).mapper(ProbeMapper.class);
        this.hidden = entities.entrySet().stream()
                .filter(entity -> entity.getValue().paranoid())
                .map(entity -> hidden(entity.getKey(), entity.getValue()))
                .toList();
        this.own = Set.copyOf(Outage.guard(mapper::own));
        tables.addAll(own);
        entities.forEach((name, entity) -> tables.add(table(name, entity)));
        this.before = names(columns());
        before.retainAll(used(entities));
        this.removable = entities.entrySet().stream()
                .map(entity -> new Identifier(table(entity.getKey(), entity.getValue())))
                .filter(this::mayRemove)
                .toList();
    }

    /** Where nothing is ever removed for good, the right to do so may have been missing from the start. */
    private boolean mayRemove(Identifier table) {
        try {
            remove(table);
            return true;
        } catch (SchemaChanged never) {
            LOG.debug("Rows of {} cannot be removed for good", table, never);
            return false;
        }
    }

    private static String table(String name, Entity entity) {
        return entity.table() == null ? name : entity.table();
    }

    private static Hidden hidden(String name, Entity entity) {
        return new Hidden(
                new Identifier(table(name, entity)),
                new Identifier(entity.deletedAt()),
                new Identifier(entity.deletionId()));
    }

    /** Names as {@link #names} writes them: of Paranoid's own tables all, of others those that it was told of. */
    private Set<String> used(Map<String, Entity> entities) {
        Set<String> used = before.stream()
                .filter(name -> own.contains(name.substring(0, name.indexOf('.'))))
                .collect(Collectors.toSet());
        entities.forEach((name, entity) -> Stream.concat(
                        Stream.of(entity.id(), entity.tenant()).flatMap(Stream::ofNullable),
                        entity.belongsTo().stream().map(parent -> parent.column()))
                .forEach(column -> used.add((table(name, entity) + "." + column))));
        return used;
    }

    private List<ColumnRow> columns() {
        return Outage.guard(() -> mapper.columns(Keys.of(tables)));
    }

    private static Set<String> names(List<ColumnRow> columns) {
        return columns.stream().map(DatabaseProbe::name).collect(Collectors.toCollection(HashSet::new));
    }

    private static String name(ColumnRow column) {
        return column.table() + "." + column.name();
    }

    /**
     * Returns where all is well.
     *
     * @throws dev.paranoid.application.failure.DatabaseFailure says what is not
     */
    void ask() {
        List<ColumnRow> now = columns();
        Set<String> gone = new TreeSet<>(before);
        gone.removeAll(names(now));
        if (!gone.isEmpty()) {
            throw new SchemaChanged("Columns are gone, or the user may not see them: " + gone, null);
        }
        Set<String> demanding = now.stream()
                .filter(column -> column.demanding() && own.contains(column.table()))
                .map(DatabaseProbe::name)
                .filter(name -> !before.contains(name))
                .collect(Collectors.toCollection(TreeSet::new));
        if (!demanding.isEmpty()) {
            throw new SchemaChanged("Paranoid's own tables have new columns without a default: " + demanding, null);
        }
        hidden.forEach(this::hide);
        removable.forEach(this::remove);
        write();
        if (managers.room().lacking()) {
            fill();
            managers.room().found();
        }
    }

    /** Whether there is room again is known only where something takes some. */
    private void fill() {
        Outage.guard(() -> {
            managers.undone(mapper::fill);
            return true;
        });
    }

    private void hide(Hidden table) {
        explained(table.table(), () -> mapper.hide(table.table(), table.deletedAt(), table.deletionId()));
    }

    private void remove(Identifier table) {
        explained(table, () -> mapper.remove(table));
    }

    /** That others have locked a table, to alter it for one, is told to who needs it. */
    private static void explained(Identifier table, Supplier<List<Map<String, Object>>> statement) {
        try {
            var unused = Outage.guard(statement);
        } catch (Busy locked) {
            LOG.debug("Table {} is locked", table, locked);
        }
    }

    private int delete() {
        return own.contains(ParanoidTable.OUTBOX.table()) ? mapper.delete() : mapper.deleteOfHistory();
    }

    private void write() {
        int changed = Outage.guard(() -> mapper.update() + mapper.insert() + delete());
        if (changed != 0) {
            throw new IllegalStateException("A probe has changed " + changed + " rows");
        }
    }
}
