package dev.paranoid.mybatis.declaration;

import static dev.paranoid.mybatis.catalogue.Mend.quoted;

import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.relation.OnDelete;
import dev.paranoid.domain.relation.Relation;
import dev.paranoid.mybatis.catalogue.Catalogue;
import dev.paranoid.mybatis.catalogue.Faults;
import dev.paranoid.mybatis.schema.Column;
import dev.paranoid.mybatis.schema.EntityTable;
import dev.paranoid.mybatis.schema.IdColumn;
import dev.paranoid.mybatis.schema.Identifier;
import dev.paranoid.mybatis.schema.Link;
import dev.paranoid.mybatis.settings.ParanoidProperties.Parent;
import java.util.List;
import java.util.Optional;

/** Fits one declared relation to its foreign key column. */
final class RelationValidator {

    private final EntityType child;
    private final Parent declared;
    private final RelationAdvice advice;
    private final Catalogue catalogue;
    private final Faults faults;

    RelationValidator(EntityType child, Parent declared, RelationAdvice advice, Faults faults) {
        this.child = child;
        this.declared = declared;
        this.advice = advice;
        this.catalogue = advice.catalogue();
        this.faults = faults;
    }

    /** {@return the relation as it was declared, with the actions that follow where none was said} */
    Relation relation(EntityType parent, String table) {
        OnDelete soft = declared.onSoftDelete() == null ? OnDelete.CASCADE : declared.onSoftDelete();
        boolean nullable = catalogue
                .column(table, declared.column())
                .map(column -> column.nullable() && !column.generated())
                .orElse(true);
        return new Relation(child, declared.column(), parent, soft, hard(soft), nullable);
    }

    private OnDelete hard(OnDelete soft) {
        if (declared.onHardDelete() != null) {
            return declared.onHardDelete();
        }
        if (soft == OnDelete.KEEP && child.paranoid()) {
            faults.add(
                    "Relation " + child.name() + "." + declared.column()
                            + " keeps its children on a soft delete, but does not say what a hard delete does:"
                            + " it would otherwise remove live rows that nobody named",
                    "paranoid.entities." + child.name() + ".belongs-to: { parent: " + declared.parent() + ", column: "
                            + declared.column()
                            + ", on-soft-delete: keep, on-hard-delete: cascade | restrict | set-null }");
        }
        return soft == OnDelete.KEEP ? OnDelete.CASCADE : soft;
    }

    /** Tells the missing column of a table that is missing as well, so that both are made at once. */
    void missingWith(EntityTable parentTable, String table) {
        faults.create(
                "Table " + table + " has no column " + declared.column() + ", which refers to " + declared.parent(),
                table,
                List.of(
                        quoted(declared.column()) + " " + definition(parentTable),
                        "INDEX (" + quoted(declared.column()) + ")"));
    }

    /** {@return the link, or empty after telling what is wrong with its column} */
    Optional<Link> link(Relation relation, EntityTable parentTable, EntityTable childTable) {
        String table = childTable.table().name();
        Optional<Column> column = catalogue.column(table, declared.column());
        if (column.isEmpty()) {
            missing(table, parentTable);
            return Optional.empty();
        }
        if (parentTable.idColumn().isEmpty()) {
            return Optional.empty();
        }
        nullable(relation, table, column.get());
        sameType(table, column.get(), parentTable);
        refersToTheId(table, parentTable);
        Optional<Identifier> index = catalogue.indexOn(table, declared.column());
        if (index.isEmpty()) {
            new Indexes(catalogue, faults)
                    .missing(
                            table,
                            declared.column(),
                            "",
                            "Table " + table + " has no index on the foreign key column " + declared.column());
        }
        return index.map(found -> new Link(relation, parentTable, childTable, new IdColumn(column.get(), found)));
    }

    private void missing(String table, EntityTable parentTable) {
        String what =
                "Table " + table + " has no column " + declared.column() + ", which refers to " + declared.parent();
        String column = "ADD COLUMN " + quoted(declared.column()) + " " + definition(parentTable);
        String index = "ADD INDEX (" + quoted(declared.column()) + ")";
        advice.column(table, declared.column())
                .ifPresentOrElse(
                        near -> faults.add(
                                what,
                                advice.column(
                                        child.name(),
                                        declared,
                                        near,
                                        "ALTER TABLE " + quoted(table) + " " + column + ", " + index + ";")),
                        () -> faults.alter(what, table, column, index));
    }

    private void nullable(Relation relation, String table, Column column) {
        boolean setsNull = relation.onSoftDelete() == OnDelete.SET_NULL || relation.onHardDelete() == OnDelete.SET_NULL;
        if (!setsNull) {
            return;
        }
        String name = table + "." + column.name().name();
        if (column.generated()) {
            faults.add(
                    "Column " + name + " is generated, so that nothing can be written into it, but its relation says"
                            + " set-null",
                    "Let the relation " + relation.name() + " cascade or restrict.");
        } else {
            faults.require(
                    column.nullable(),
                    "Column " + name + " cannot be null, but its relation says set-null",
                    "Let column " + name + " be NULL, or the relation " + relation.name() + " cascade or restrict.");
        }
    }

    private void sameType(String table, Column column, EntityTable parent) {
        Column id = parent.id().column();
        boolean same = column.columnType().equals(id.columnType())
                && column.collation().equals(id.collation());
        String name = table + "." + column.name().name();
        faults.require(
                same,
                "Column " + name + " is "
                        + typeOf(column) + ", but the id that it refers to is " + typeOf(id)
                        + ", so that no index could serve",
                "Give " + name + " the type " + typeOf(id) + ", where all of its values fit into that; or correct"
                        + " the relation, where it refers to something else.");
    }

    /** A foreign key of the database that says otherwise knows better what the values mean. */
    private void refersToTheId(String table, EntityTable parent) {
        catalogue.foreignKeys().stream()
                .filter(key -> key.columnCount() == 1
                        && catalogue.isHere(key.tableSchema())
                        && catalogue.sameTable(key.tableName(), table)
                        && Catalogue.sameColumn(key.columnName(), declared.column()))
                .filter(key ->
                        !catalogue.sameTable(key.parentTable(), parent.table().name())
                                || !catalogue.isHere(key.parentSchema())
                                || !Catalogue.sameColumn(
                                        key.parentColumn(), parent.id().name().name()))
                .forEach(key -> faults.add(
                        "Foreign key " + key.name() + " from " + table + "." + declared.column() + " refers to "
                                + key.parentTable() + "." + key.parentColumn() + ", but the relation to "
                                + parent.table().name() + "."
                                + parent.id().name().name(),
                        "Correct paranoid.entities." + child.name() + ".belongs-to, or the id of " + parent.name()
                                + "."));
    }

    private static String typeOf(Column column) {
        return column.columnType()
                + column.collation().map(collation -> " COLLATE " + collation).orElse("");
    }

    private static String definition(EntityTable parent) {
        return parent.idColumn().map(id -> typeOf(id.column())).orElse("BIGINT") + " NULL";
    }
}
