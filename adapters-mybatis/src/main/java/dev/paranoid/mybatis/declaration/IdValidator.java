package dev.paranoid.mybatis.declaration;

import static dev.paranoid.mybatis.catalogue.Mend.quoted;

import dev.paranoid.mybatis.catalogue.Catalogue;
import dev.paranoid.mybatis.catalogue.Faults;
import dev.paranoid.mybatis.schema.Column;
import dev.paranoid.mybatis.schema.IdColumn;
import dev.paranoid.mybatis.schema.Index;
import java.util.Optional;
import java.util.stream.Stream;

/** Fits the id of a declared type to its column: one value, never null, that finds one row. */
final class IdValidator {

    private final String type;
    private final String table;
    private final String name;
    private final Catalogue catalogue;
    private final Faults faults;

    IdValidator(String type, String table, String name, Catalogue catalogue, Faults faults) {
        this.type = type;
        this.table = table;
        this.name = name;
        this.catalogue = catalogue;
        this.faults = faults;
    }

    /** {@return the id, or empty after telling what is wrong with it} */
    Optional<IdColumn> fit() {
        Optional<Column> column = catalogue.column(table, name);
        if (column.isEmpty()) {
            missing();
            return Optional.empty();
        }
        suits(column.get());
        Optional<Index> index = catalogue.uniqueOn(table, name);
        if (index.isEmpty()) {
            notUnique();
        } else if (!index.get().usable()) {
            unusable(index.get());
        }
        return index.flatMap(Index::identifier).map(found -> new IdColumn(column.get(), found));
    }

    private void suits(Column column) {
        faults.require(
                IdColumn.supports(column),
                "Column " + table + "." + name + " is " + column.columnType()
                        + ", but ids are integers, text of at most 255 characters, or BINARY(16)",
                "Give table " + table + " an id of its own beside it: " + surrogate());
        faults.require(
                !column.nullable() || column.generated(),
                "Column " + table + "." + name + " is the id, but can be null, and a row without id cannot be named",
                "Give each row a value in " + table + "." + name + ", then make the column NOT NULL.");
        faults.require(
                !column.generated(),
                "Column " + table + "." + name + " is the id, but generated from other columns, so that it can change",
                "Set paranoid.entities." + type + ".id to a column that is stored.");
    }

    private void missing() {
        String what = "Table " + table + " has no id column " + name;
        Optional<Index> primary = catalogue.primaryKey(table);
        if (primary.isEmpty()) {
            faults.alter(what, table, "ADD COLUMN " + quoted(name) + " BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY");
        } else if (primary.get().parts().size() == 1) {
            faults.add(
                    what,
                    "Set paranoid.entities." + type + ".id: "
                            + primary.get().parts().get(0).text() + ", which is the primary key of " + table + ".");
        } else {
            composite(what, primary.get());
        }
    }

    private void notUnique() {
        String what = "Column " + table + "." + name + " is the id, but not unique";
        Optional<Index> composite =
                catalogue.primaryKey(table).filter(primary -> primary.parts().size() > 1 && primary.contains(name));
        if (composite.isPresent()) {
            composite(what, composite.get());
        } else {
            faults.alter(what, table, "ADD UNIQUE (" + quoted(name) + ")");
        }
    }

    private void composite(String what, Index primary) {
        faults.add(
                what + ": the primary key of " + table + " is (" + primary.list()
                        + "), and keys of several columns are not supported",
                "Give table " + table + " an id of its own: " + surrogate()
                        + " The primary key stays as it is. Or leave"
                        + " paranoid.entities." + type + ".id out, where no row of " + table
                        + " is named by itself and none has children.");
    }

    private String surrogate() {
        String free = Stream.of("id", table + "_id", "paranoid_id", "paranoid_row_id")
                .filter(candidate -> catalogue.column(table, candidate).isEmpty())
                .findFirst()
                .orElse("…");
        boolean counted = catalogue.columns(table).stream()
                .map(Column::extra)
                .anyMatch(extra -> extra.contains("auto_increment"));
        return counted
                ? "a column that is NOT NULL and UNIQUE, named by paranoid.entities." + type + ".id."
                : "ALTER TABLE " + quoted(table) + " ADD COLUMN " + quoted(free)
                        + " BIGINT NOT NULL AUTO_INCREMENT, ADD UNIQUE KEY (" + quoted(free)
                        + "); and set paranoid.entities." + type + ".id: " + free + ".";
    }

    private void unusable(Index index) {
        String what = "Index " + index.name() + " on the id " + table + "." + name;
        if (index.visible()) {
            faults.alter(what + " cannot be named in a statement", table, "ADD UNIQUE (" + quoted(name) + ")");
        } else {
            faults.alter(what + " is invisible, so that no statement can use it", table, catalogue.visible(index));
        }
    }
}
