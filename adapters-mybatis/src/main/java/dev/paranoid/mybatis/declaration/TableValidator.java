package dev.paranoid.mybatis.declaration;

import dev.paranoid.domain.EntityType;
import dev.paranoid.mybatis.catalogue.Catalogue;
import dev.paranoid.mybatis.catalogue.CatalogueMapper.TableRow;
import dev.paranoid.mybatis.catalogue.Faults;
import dev.paranoid.mybatis.catalogue.Mend;
import dev.paranoid.mybatis.migration.ParanoidTable;
import dev.paranoid.mybatis.schema.Column;
import dev.paranoid.mybatis.schema.EntityTable;
import dev.paranoid.mybatis.schema.IdColumn;
import dev.paranoid.mybatis.schema.Identifier;
import dev.paranoid.mybatis.schema.Index;
import dev.paranoid.mybatis.schema.MarkColumns;
import dev.paranoid.mybatis.schema.UniqueKey;
import dev.paranoid.mybatis.settings.ParanoidProperties.Entity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Fits one declared type to its table. */
final class TableValidator {

    /** Engines without transactions whose rows an ALTER takes along. */
    private static final Set<String> CONVERTIBLE = Set.of("myisam", "aria", "memory");

    private final EntityType type;
    private final Entity entity;
    private final Catalogue catalogue;
    private final Faults faults;
    private final String table;

    TableValidator(EntityType type, Entity entity, Catalogue catalogue, Faults faults) {
        this.type = type;
        this.entity = entity;
        this.catalogue = catalogue;
        this.faults = faults;
        this.table = tableOf(type.name(), entity);
    }

    static String tableOf(String type, Entity entity) {
        return entity.table() == null ? type : entity.table();
    }

    /** {@return the table, or empty after telling what is wrong with it} */
    Optional<EntityTable> fit() {
        if (!nameable(table, "table", "table") || !columnsNameable()) {
            return Optional.empty();
        }
        Optional<TableRow> found = catalogue.table(table);
        if (found.isEmpty()) {
            missing();
            return Optional.empty();
        }
        if (!isOrdinary(found.get())) {
            return Optional.empty();
        }
        transactional(found.get());
        unnameable();
        return Optional.of(fitted());
    }

    private EntityTable fitted() {
        Optional<IdColumn> id = Optional.ofNullable(entity.id())
                .flatMap(name -> new IdValidator(type.name(), table, name, catalogue, faults).fit());
        Optional<MarkColumns> mark = type.paranoid()
                ? new MarkColumnsValidator(type.name(), table, entity, catalogue, faults).fit()
                : Optional.empty();
        List<Column> columns = catalogue.columns(table);
        List<Column> visible = new VisibleColumns(type.name(), entity, columns).fit(faults);
        new TenantColumn(type.name(), entity, columns).check(faults);
        new LabelColumn(type.name(), entity, columns, visible).check(faults);
        return new EntityTable(
                type,
                new Identifier(table),
                id,
                mark,
                columns,
                visible,
                uniqueKeys(mark),
                catalogue.indexes(table).stream().filter(Index::usable).toList(),
                catalogue.triggered(table));
    }

    private boolean columnsNameable() {
        boolean id = entity.id() == null || nameable(entity.id(), "column", "id");
        boolean time = !type.paranoid() || nameable(entity.deletedAt(), "column", "deleted-at");
        boolean holder = !type.paranoid() || nameable(entity.deletionId(), "column", "deletion-id");
        return id && time && holder;
    }

    private boolean nameable(String name, String of, String setting) {
        return faults.require(
                Identifier.valid(name),
                "'" + name + "' cannot be the name of a " + of + " under Paranoid's care",
                "paranoid.entities." + type.name() + "." + setting
                        + ": one name without quotes, of at most 64 characters");
    }

    private boolean isOrdinary(TableRow found) {
        boolean ordinary = faults.require(
                found.ordinary(),
                "Table " + table + " of entity type '" + type.name() + "' is a "
                        + found.kind().toLowerCase(Locale.ROOT) + ", whose rows cannot be hidden",
                "Set paranoid.entities." + type.name() + ".table to the table that holds the rows.");
        return ordinary
                && faults.require(
                        !ParanoidTable.named(table.toLowerCase(Locale.ROOT)),
                        "Table " + table + " of entity type '" + type.name() + "' is Paranoid's own",
                        "Remove paranoid.entities." + type.name() + ", or correct its table.");
    }

    private void transactional(TableRow found) {
        String engine = Optional.ofNullable(found.engine()).orElse("none");
        if ("InnoDB".equalsIgnoreCase(engine)) {
            return;
        }
        String what = "Table " + table + " has the engine " + engine + ", which knows no transactions";
        if (CONVERTIBLE.contains(engine.toLowerCase(Locale.ROOT))) {
            faults.alter(what, table, "ENGINE = InnoDB");
        } else {
            faults.add(what, "Move the rows of " + table + " to a table with ENGINE = InnoDB.");
        }
    }

    /** Reads list all columns. */
    private void unnameable() {
        catalogue
                .unnameable(table)
                .forEach(name -> faults.add(
                        "Column " + name + " of table " + table
                                + " has a quote, a brace, '#', '?' or a backslash in its name, which no statement of"
                                + " Paranoid can bear",
                        "Rename it: ALTER TABLE … RENAME COLUMN … TO …, in the programs that use it as well."));
    }

    /** Keys of the recipe: one of their parts is there only while a row is live, so hidden rows take no part. */
    private List<UniqueKey> uniqueKeys(Optional<MarkColumns> mark) {
        return mark.stream()
                .flatMap(columns -> catalogue.indexes(table).stream()
                        .filter(index -> index.onlyOnce() && Identifier.valid(index.name()))
                        .flatMap(index -> new UniqueKeyValidator(table, index, columns, catalogue).recipe().stream()))
                .toList();
    }

    private void missing() {
        String what = "Table " + table + " of entity type '" + type.name() + "' does not exist in "
                + catalogue.database() + ", or the user may not see it";
        Optional<String> near = catalogue.inOtherCase(table);
        if (near.isPresent()) {
            faults.add(
                    what,
                    "Set paranoid.entities." + type.name() + ".table: " + near.get()
                            + ", as upper and lower case differ on this server.");
            return;
        }
        List<String> definitions = new ArrayList<>();
        if (entity.id() != null) {
            definitions.add(Mend.quoted(entity.id()) + " BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY");
        }
        if (type.paranoid()) {
            definitions.add(Mend.quoted(entity.deletedAt()) + " " + MarkColumnsValidator.TIME);
            definitions.add(Mend.quoted(entity.deletionId()) + " " + MarkColumnsValidator.HOLDER);
            definitions.add("INDEX (" + Mend.quoted(entity.deletionId()) + " DESC)");
        }
        if (definitions.isEmpty()) {
            faults.add(what, "Create it, or correct paranoid.entities." + type.name() + ".table.");
        } else {
            faults.create(what, table, definitions);
        }
    }
}
