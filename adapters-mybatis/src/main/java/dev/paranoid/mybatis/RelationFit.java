package dev.paranoid.mybatis;

import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.relation.OnDelete;
import dev.paranoid.domain.relation.Relation;
import dev.paranoid.mybatis.ParanoidProperties.Parent;
import java.util.Optional;

/** Fits one declared relation to its foreign key column. */
final class RelationFit {

    private final EntityType child;
    private final Parent declared;
    private final Catalogue catalogue;
    private final Faults faults;

    RelationFit(EntityType child, Parent declared, Catalogue catalogue, Faults faults) {
        this.child = child;
        this.declared = declared;
        this.catalogue = catalogue;
        this.faults = faults;
    }

    /** {@return the relation as it was declared, with the actions that follow where none was said} */
    Relation relation(EntityType parent, String table) {
        OnDelete soft = declared.onSoftDelete() == null ? OnDelete.CASCADE : declared.onSoftDelete();
        boolean nullable =
                catalogue.column(table, declared.column()).map(Column::nullable).orElse(true);
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

    /** {@return the link, or empty after telling what is wrong with its column} */
    Optional<Link> link(Relation relation, EntityTable parentTable, EntityTable childTable) {
        String table = childTable.table().name();
        Optional<Column> column = catalogue.column(table, declared.column());
        if (column.isEmpty() || parentTable.idColumn().isEmpty()) {
            faults.require(
                    column.isPresent(),
                    "Table " + table + " has no column " + declared.column() + ", which refers to " + declared.parent(),
                    "ALTER TABLE `" + table + "` ADD COLUMN `" + declared.column() + "` " + definition(parentTable)
                            + ", ADD INDEX (`" + declared.column() + "`);");
            return Optional.empty();
        }
        nullable(relation, table, column.get());
        sameType(table, column.get(), parentTable);
        Optional<Identifier> index = catalogue.indexOn(table, declared.column());
        faults.require(
                index.isPresent(),
                "Table " + table + " has no index on the foreign key column " + declared.column(),
                "ALTER TABLE `" + table + "` ADD INDEX (`" + declared.column() + "`);");
        return index.map(found -> new Link(relation, parentTable, childTable, new IdColumn(column.get(), found)));
    }

    private void nullable(Relation relation, String table, Column column) {
        boolean setsNull = relation.onSoftDelete() == OnDelete.SET_NULL || relation.onHardDelete() == OnDelete.SET_NULL;
        faults.require(
                column.nullable() || !setsNull,
                "Column " + table + "." + column.name().name() + " cannot be null, but its relation says set-null",
                "ALTER TABLE `" + table + "` MODIFY COLUMN `" + column.name().name() + "` " + column.columnType()
                        + " NULL;");
    }

    private void sameType(String table, Column column, EntityTable parent) {
        Column id = parent.id().column();
        boolean same = column.columnType().equals(id.columnType())
                && column.collation().equals(id.collation());
        faults.require(
                same,
                "Column " + table + "." + column.name().name() + " is "
                        + typeOf(column) + ", but the id that it refers to is " + typeOf(id)
                        + ", so that no index could serve",
                "ALTER TABLE `" + table + "` MODIFY COLUMN `" + column.name().name() + "` " + typeOf(id)
                        + (column.nullable() ? " NULL;" : " NOT NULL;"));
    }

    private static String typeOf(Column column) {
        return column.columnType()
                + column.collation().map(collation -> " COLLATE " + collation).orElse("");
    }

    private static String definition(EntityTable parent) {
        return parent.idColumn().map(id -> typeOf(id.column())).orElse("BIGINT") + " NULL";
    }
}
