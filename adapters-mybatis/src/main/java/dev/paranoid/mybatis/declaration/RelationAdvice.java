package dev.paranoid.mybatis.declaration;

import static dev.paranoid.mybatis.catalogue.Mend.quoted;

import dev.paranoid.mybatis.catalogue.Catalogue;
import dev.paranoid.mybatis.catalogue.CatalogueMapper.ForeignKeyRow;
import dev.paranoid.mybatis.schema.Column;
import dev.paranoid.mybatis.schema.Index;
import dev.paranoid.mybatis.settings.EditDistance;
import dev.paranoid.mybatis.settings.ParanoidProperties.Entity;
import dev.paranoid.mybatis.settings.ParanoidProperties.Parent;
import java.util.Map;
import java.util.Optional;

/** What mends a relation that was declared wrongly, or not at all. A name that is nearly right was perhaps misspelt. */
record RelationAdvice(Map<String, Entity> entities, Catalogue catalogue) {

    private static final String ENTITIES = "paranoid.entities.";

    /** {@return what to do about a paranoid type that says no id} */
    String id(String type, String table) {
        return ENTITIES + type + ".id: " + key(table).orElse("…");
    }

    /** {@return what to do about a parent that is no entity type} */
    String parent(String child, String parent) {
        return EditDistance.nearest(parent, entities.keySet())
                .map(near -> "Perhaps " + near + ": correct " + ENTITIES + child + ".belongs-to.")
                .orElseGet(() -> ENTITIES + parent + ": { "
                        + (catalogue.table(parent).isPresent() ? "" : "table: …, ") + "id: "
                        + key(parent).orElse("…") + " }");
    }

    /** {@return the column of that table that was meant, where the one that was said is not there} */
    Optional<String> column(String table, String said) {
        return catalogue.column(table, said).isPresent()
                ? Optional.empty()
                : EditDistance.nearest(
                        said,
                        catalogue.columns(table).stream()
                                .map(Column::name)
                                .map(name -> name.name())
                                .toList());
    }

    /** {@return what to do about a column that is nearly another} */
    String column(String child, Parent declared, String near, String orElse) {
        return "Perhaps " + near + ": correct " + ENTITIES + child + ".belongs-to: { parent: " + declared.parent()
                + ", column: " + near + " }. If the column is missing: " + orElse;
    }

    /** {@return whether a relation says the column of that foreign key, or nearly; its own fault is told} */
    boolean isSaid(ForeignKeyRow key) {
        return key.columnCount() == 1
                && catalogue.isHere(key.tableSchema())
                && type(key.tableName()).stream()
                        .flatMap(type -> type.getValue().belongsTo().stream())
                        .map(Parent::column)
                        .anyMatch(column -> Catalogue.sameColumn(column, key.columnName())
                                || column(key.tableName(), column)
                                        .filter(near -> Catalogue.sameColumn(near, key.columnName()))
                                        .isPresent());
    }

    /** {@return what to do about a foreign key that no relation says} */
    String foreignKey(ForeignKeyRow key, String parent) {
        String drop = "ALTER TABLE " + quoted(key.tableName()) + " DROP FOREIGN KEY " + quoted(key.name()) + ";";
        if (!catalogue.isHere(key.tableSchema())) {
            return "Its table is in another database, " + key.tableSchema() + ", where Paranoid does not look: move it"
                    + " here, or drop the foreign key there: " + drop;
        }
        if (key.columnCount() > 1) {
            return "It has several columns, which are not supported: let one column refer to the id of "
                    + key.parentTable() + ", and drop the foreign key: " + drop;
        }
        String relation = "{ parent: " + parent + ", column: " + key.columnName() + " }";
        return type(key.tableName())
                        .map(type -> "Add to " + ENTITIES + type.getKey() + ".belongs-to: " + relation)
                        .orElseGet(() -> newType(key.tableName(), relation))
                + "    or, where nothing needs the foreign key: " + drop;
    }

    private String newType(String table, String relation) {
        String id = key(table).map(column -> "id: " + column).orElse("paranoid: false");
        return ENTITIES + table + ": { " + id + ", belongs-to: [" + relation + "] }";
    }

    private Optional<Map.Entry<String, Entity>> type(String table) {
        return entities.entrySet().stream()
                .filter(type -> catalogue.sameTable(TableValidator.tableOf(type.getKey(), type.getValue()), table))
                .findFirst();
    }

    /** {@return the primary key of a table, if that is one column} */
    private Optional<String> key(String table) {
        return catalogue
                .primaryKey(table)
                .filter(primary -> primary.parts().size() == 1)
                .map(RelationAdvice::text);
    }

    private static String text(Index primary) {
        return primary.parts().get(0).text();
    }
}
