package dev.paranoid.mybatis;

import dev.paranoid.domain.EntityType;
import dev.paranoid.mybatis.ParanoidProperties.Entity;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Fits one declared type to its table. */
final class TableFit {

    private final EntityType type;
    private final Entity entity;
    private final Catalogue catalogue;
    private final Faults faults;
    private final String table;

    TableFit(EntityType type, Entity entity, Catalogue catalogue, Faults faults) {
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
        if (!Identifier.valid(table)) {
            faults.add(
                    "'" + table + "' cannot be the name of a table", "paranoid.entities." + type.name() + ".table: …");
            return Optional.empty();
        }
        if (catalogue.table(table).isEmpty()) {
            faults.add("Table " + table + " of entity type '" + type.name() + "' does not exist", createTable());
            return Optional.empty();
        }
        transactional();
        Optional<IdColumn> id = Optional.ofNullable(entity.id()).flatMap(this::id);
        Optional<MarkColumns> mark = type.paranoid() ? mark() : Optional.empty();
        return Optional.of(
                new EntityTable(type, new Identifier(table), id, mark, catalogue.columns(table), uniqueKeys(mark)));
    }

    private void transactional() {
        String engine =
                catalogue.table(table).map(CatalogueMapper.TableRow::engine).orElse("");
        faults.require(
                "InnoDB".equalsIgnoreCase(engine),
                "Table " + table + " has the engine " + engine + ", which knows no transactions",
                "ALTER TABLE `" + table + "` ENGINE = InnoDB;");
    }

    private Optional<IdColumn> id(String name) {
        Optional<Column> column = catalogue.column(table, name);
        if (column.isEmpty()) {
            faults.add(
                    "Table " + table + " has no id column " + name,
                    "ALTER TABLE `" + table + "` ADD COLUMN `" + name
                            + "` BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY;");
            return Optional.empty();
        }
        faults.require(
                IdColumn.supports(column.get()),
                "Column " + table + "." + name + " is " + column.get().columnType()
                        + ", but ids are integers, text of at most 255 characters, or BINARY(16)",
                "ALTER TABLE `" + table + "` MODIFY COLUMN `" + name + "` BIGINT NOT NULL;");
        Optional<Identifier> index = catalogue.uniqueOn(table, name);
        faults.require(
                index.isPresent(),
                "Column " + table + "." + name + " is the id, but not unique",
                "ALTER TABLE `" + table + "` ADD UNIQUE (`" + name + "`);");
        return index.map(found -> new IdColumn(column.get(), found));
    }

    private Optional<MarkColumns> mark() {
        Optional<Column> deletedAt = required(entity.deletedAt(), "DATETIME(6) NULL");
        deletedAt.ifPresent(column -> faults.require(
                column.time() && column.nullable(),
                "Column " + table + "." + entity.deletedAt() + " is not a DATETIME or TIMESTAMP that can be null",
                modify(entity.deletedAt(), "DATETIME(6) NULL")));
        Optional<Column> deletionId = required(entity.deletionId(), "BIGINT NULL");
        deletionId.ifPresent(column -> faults.require(
                "bigint".equals(column.dataType()) && column.nullable(),
                "Column " + table + "." + entity.deletionId() + " is not a BIGINT that can be null",
                modify(entity.deletionId(), "BIGINT NULL")));
        Optional<Identifier> index = catalogue.indexOn(table, entity.deletionId());
        faults.require(
                index.isPresent(),
                "Table " + table + " has no index on " + entity.deletionId()
                        + ", by which the members of a deletion are found",
                "ALTER TABLE `" + table + "` ADD INDEX (`" + entity.deletionId() + "` DESC);");
        return deletedAt.isEmpty() || deletionId.isEmpty()
                ? Optional.empty()
                : index.map(found ->
                        new MarkColumns(deletedAt.get(), deletionId.get().name(), found));
    }

    private Optional<Column> required(String name, String definition) {
        Optional<Column> column = catalogue.column(table, name);
        faults.require(
                column.isPresent(),
                "Table " + table + " has no column " + name + ", which a paranoid type needs",
                "ALTER TABLE `" + table + "` ADD COLUMN `" + name + "` " + definition + ";");
        return column;
    }

    private String modify(String column, String definition) {
        return "ALTER TABLE `" + table + "` MODIFY COLUMN `" + column + "` " + definition + ";";
    }

    /** Keys of the recipe: one of their columns is generated from deleted_at, so hidden rows take no part. */
    private List<UniqueKey> uniqueKeys(Optional<MarkColumns> mark) {
        return mark.stream()
                .flatMap(columns -> catalogue.uniqueKeys(table).entrySet().stream()
                        .flatMap(key -> uniqueKey(key, columns.deletedAt().name()).stream()))
                .toList();
    }

    private Optional<UniqueKey> uniqueKey(Map.Entry<String, List<String>> key, Identifier deletedAt) {
        List<Identifier> values = key.getValue().stream()
                .flatMap(name -> catalogue.column(table, name).stream())
                .filter(column -> !column.generatedFrom(deletedAt))
                .map(Column::name)
                .toList();
        boolean recipe = !values.isEmpty() && values.size() < key.getValue().size();
        return recipe ? Optional.of(new UniqueKey(new Identifier(key.getKey()), values)) : Optional.empty();
    }

    private String createTable() {
        String id = entity.id() == null ? "" : "`" + entity.id() + "` BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY";
        String mark = type.paranoid()
                ? "`" + entity.deletedAt() + "` DATETIME(6) NULL, `" + entity.deletionId() + "` BIGINT NULL, INDEX (`"
                        + entity.deletionId() + "` DESC)"
                : "";
        String comma = id.isEmpty() || mark.isEmpty() ? "" : ", ";
        return "CREATE TABLE `" + table + "` (" + id + comma + mark + ") ENGINE = InnoDB;";
    }
}
