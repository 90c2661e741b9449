package dev.paranoid.testkit.schema;

import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.relation.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The statements that make and drop the tables of a schema on MySQL 8.0 or later and MariaDB 11.4 or later. Foreign keys are
 * added after all tables, since types may form a cycle. All names are quoted.
 */
public final class SchemaDdl {

    private final TestSchema schema;

    private SchemaDdl(TestSchema schema) {
        this.schema = schema;
    }

    /** {@return the statements that make all tables, in order} */
    public static List<String> create(TestSchema schema) {
        SchemaDdl ddl = new SchemaDdl(schema);
        return Stream.concat(
                        schema.graph().types().stream().map(ddl::table),
                        schema.graph().relations().stream().map(ddl::foreignKey))
                .toList();
    }

    /** {@return the statements that drop all tables, in order} */
    public static List<String> drop(TestSchema schema) {
        SchemaDdl ddl = new SchemaDdl(schema);
        return Stream.concat(
                        schema.graph().relations().stream().map(ddl::dropForeignKey),
                        schema.graph().types().stream().map(type -> "DROP TABLE " + ddl.quotedTable(type)))
                .toList();
    }

    /** {@return a name as both databases read it, whatever is in it} */
    public static String quoted(String name) {
        return "`" + name.replace("`", "``") + "`";
    }

    private String table(EntityType type) {
        TestTable table = schema.table(type);
        List<String> parts = new ArrayList<>();
        if (type.identified()) {
            parts.add(quoted(TestTable.ID) + " " + sqlType(table.idForm()) + " NOT NULL PRIMARY KEY");
        }
        schema.graph().above(type).forEach(relation -> parts.add(foreignKeyColumn(relation)));
        table.payload().forEach(column -> parts.add(quoted(column.name()) + " " + sqlType(column) + " NULL"));
        parts.add(quoted(TestTable.UPDATED_AT) + " DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6)"
                + (table.touched() ? " ON UPDATE CURRENT_TIMESTAMP(6)" : ""));
        if (type.paranoid()) {
            parts.add(quoted(TestTable.DELETED_AT) + " DATETIME(6) NULL");
            parts.add(quoted(TestTable.DELETION_ID) + " BIGINT NULL");
            parts.add("KEY " + quoted("ix_" + table.table() + "_deletion") + " (" + quoted(TestTable.DELETION_ID)
                    + " DESC)");
        }
        schema.graph().above(type).forEach(relation -> parts.add(index(indexName(relation), relation.column())));
        table.unique().ifPresent(column -> unique(table, column, parts));
        return "CREATE TABLE " + quoted(table.table()) + " (\n  " + String.join(",\n  ", parts)
                + "\n) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci";
    }

    private static void unique(TestTable table, String column, List<String> parts) {
        Optional<String> live =
                Optional.of(TestTable.LIVE).filter(any -> table.type().paranoid());
        live.ifPresent(name -> parts.add(quoted(name) + " TINYINT GENERATED ALWAYS AS (CASE WHEN "
                + quoted(TestTable.DELETED_AT) + " IS NULL THEN 1 END) VIRTUAL"));
        parts.add("UNIQUE KEY " + quoted(table.uniqueKey().orElseThrow()) + " (" + quoted(column)
                + live.map(name -> ", " + quoted(name)).orElse("") + ")");
    }

    private static String index(String name, String column) {
        return "KEY " + quoted(name) + " (" + quoted(column) + ")";
    }

    private String foreignKeyColumn(Relation relation) {
        return quoted(relation.column()) + " "
                + sqlType(schema.table(relation.parent()).idForm())
                + (relation.nullable() ? " NULL" : " NOT NULL");
    }

    private String foreignKey(Relation relation) {
        return "ALTER TABLE " + quotedTable(relation.child()) + " ADD CONSTRAINT " + quoted(constraintName(relation))
                + " FOREIGN KEY (" + quoted(relation.column()) + ") REFERENCES " + quotedTable(relation.parent()) + " ("
                + quoted(TestTable.ID) + ")";
    }

    private String dropForeignKey(Relation relation) {
        return "ALTER TABLE " + quotedTable(relation.child()) + " DROP FOREIGN KEY " + quoted(constraintName(relation));
    }

    private String indexName(Relation relation) {
        return "ix_" + schema.table(relation.child()).table() + "_" + relation.column();
    }

    private String constraintName(Relation relation) {
        return "fk_" + schema.table(relation.child()).table() + "_" + relation.column();
    }

    private String quotedTable(EntityType type) {
        return quoted(schema.table(type).table());
    }

    private static String sqlType(TestColumn column) {
        return switch (column.kind()) {
            case TEXT -> "VARCHAR(100)";
            case NUMBER -> "BIGINT";
        };
    }

    private static String sqlType(IdForm form) {
        return switch (form) {
            case BIGINT -> "BIGINT";
            case VARCHAR -> "VARCHAR(255)";
            case LATIN1 -> "VARCHAR(255) CHARACTER SET latin1 COLLATE latin1_bin";
            case CHAR36 -> "CHAR(36)";
            case BINARY16 -> "BINARY(16)";
        };
    }
}
