package dev.paranoid.mybatis.declaration;

import static dev.paranoid.mybatis.catalogue.Mend.quoted;

import dev.paranoid.mybatis.catalogue.Catalogue;
import dev.paranoid.mybatis.catalogue.Faults;
import dev.paranoid.mybatis.schema.Column;
import dev.paranoid.mybatis.schema.Identifier;
import dev.paranoid.mybatis.schema.Index;
import dev.paranoid.mybatis.schema.MarkColumns;
import dev.paranoid.mybatis.settings.ParanoidProperties.Entity;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Fits the mark of a paranoid type to its two columns, which are null in a live row and which only Paranoid writes. */
final class MarkColumnsValidator {

    static final String TIME = "DATETIME(6) NULL";
    static final String HOLDER = "BIGINT NULL";

    private final String type;
    private final String table;
    private final String deletedAt;
    private final String deletionId;
    private final Catalogue catalogue;
    private final Faults faults;

    MarkColumnsValidator(String type, String table, Entity entity, Catalogue catalogue, Faults faults) {
        this.type = type;
        this.table = table;
        this.deletedAt = entity.deletedAt();
        this.deletionId = entity.deletionId();
        this.catalogue = catalogue;
        this.faults = faults;
    }

    /** {@return the mark, or empty after telling what is wrong with it} */
    Optional<MarkColumns> fit() {
        Optional<Column> time = required(deletedAt, TIME);
        time.ifPresent(column -> suits(column, column.time(), "DATETIME or TIMESTAMP", "deleted-at"));
        Optional<Column> holder = required(deletionId, HOLDER);
        holder.ifPresent(column -> suits(column, "bigint".equals(column.dataType()), "BIGINT", "deletion-id"));
        Optional<Index> index = catalogue.usableOn(table, deletionId);
        if (index.isEmpty()) {
            new Indexes(catalogue, faults)
                    .missing(
                            table,
                            deletionId,
                            " DESC",
                            "Table " + table + " has no index on " + deletionId
                                    + ", by which Paranoid finds the rows that bear the mark of a deletion");
        }
        onlyOneHidden();
        if (time.isEmpty() || holder.isEmpty()) {
            return Optional.empty();
        }
        writable(time.get().name(), holder.get().name());
        return index.map(
                found -> new MarkColumns(time.get(), holder.get().name(), new Identifier(found.name()), found.falls()));
    }

    private Optional<Column> required(String name, String definition) {
        Optional<Column> column = catalogue.column(table, name);
        if (column.isEmpty()) {
            faults.alter(
                    "Table " + table + " has no column " + name + ", which a paranoid type needs",
                    table,
                    "ADD COLUMN " + quoted(name) + " " + definition);
        }
        return column;
    }

    private void suits(Column column, boolean fitting, String wanted, String setting) {
        String name = table + "." + column.name().name();
        String another = "Set paranoid.entities." + type + "." + setting + " to a column that Paranoid alone writes: "
                + wanted + ", NULL, without a default.";
        if (column.generated()) {
            faults.add("Column " + name + " is generated, so that nothing can be written into it", another);
            return;
        }
        faults.require(
                fitting && column.nullable(), "Column " + name + " is not a " + wanted + " that can be null", another);
        faults.require(
                !column.movesOnUpdate(),
                "Column " + name + " says ON UPDATE, so that any change of a live row would hide it",
                another);
        faults.require(
                !fitting || !column.nullable() || !column.preset() || column.movesOnUpdate(),
                "Column " + name + " has a default, so that new rows would not be live",
                "Let the default of " + name + " be NULL. Rows that have got it already are hidden, or look so.");
    }

    /** Such a key holds for the mark alone, which many rows share. */
    private void onlyOneHidden() {
        catalogue.indexes(table).stream()
                .filter(Index::onlyOnce)
                .filter(index -> index.parts().stream().allMatch(part -> part.of(deletedAt) || part.of(deletionId)))
                .forEach(index -> faults.alter(
                        "Unique key " + index.name() + " of table " + table + " is on (" + index.list()
                                + "), so that a deletion could hide one row only",
                        table,
                        "DROP INDEX " + quoted(index.name()),
                        "ADD INDEX "
                                + index.parts().stream()
                                        .map(Index.Part::definition)
                                        .collect(Collectors.joining(", ", "(", ")"))));
    }

    private void writable(Identifier time, Identifier holder) {
        catalogue
                .probe()
                .whyNotUpdatable(new Identifier(table), time, holder)
                .ifPresent(why -> faults.add(
                        "The user of the database may not update table " + table + ": " + why,
                        "GRANT SELECT, UPDATE, DELETE ON " + quoted(catalogue.database()) + "." + quoted(table)
                                + " TO the user of the data source;"));
    }

    /** {@return whether a relation's column is part of the mark} */
    static boolean isPartOf(Entity entity, String column) {
        return List.of(entity.deletedAt(), entity.deletionId()).stream()
                .anyMatch(mark -> Catalogue.sameColumn(mark, column));
    }
}
