package dev.paranoid.mybatis;

import dev.paranoid.domain.EntityType;
import dev.paranoid.mybatis.schema.UuidBytes;
import dev.paranoid.mybatis.statement.Utc;
import dev.paranoid.testkit.schema.IdForm;
import dev.paranoid.testkit.schema.TestSchema;
import dev.paranoid.testkit.schema.TestTable;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Values of rows: as tests write them, and as the database keeps them. */
final class RowValues {

    private final TestSchema schema;

    RowValues(TestSchema schema) {
        this.schema = schema;
    }

    @Nullable
    Object stored(EntityType type, String column, @Nullable Object value) {
        if (value instanceof Instant time) {
            return Utc.of(time);
        }
        return value instanceof String text && identifies(type, column)
                ? switch (form(type, column)) {
                    case BIGINT -> Long.valueOf(text);
                    case BINARY16 -> UuidBytes.of(UUID.fromString(text));
                    case VARCHAR, LATIN1, CHAR36 -> text;
                }
                : value;
    }

    @Nullable
    Object seen(EntityType type, String column, @Nullable Object value) {
        if (value instanceof LocalDateTime time) {
            return Utc.instant(time);
        } else if (value instanceof byte[] bytes) {
            return UuidBytes.uuid(bytes).toString();
        }
        return value != null && identifies(type, column) ? value.toString() : value;
    }

    private boolean identifies(EntityType type, String column) {
        return TestTable.ID.equals(column)
                || schema.graph().above(type).stream()
                        .anyMatch(relation -> relation.column().equals(column));
    }

    private IdForm form(EntityType type, String column) {
        return schema.graph().above(type).stream()
                .filter(relation -> relation.column().equals(column))
                .map(relation -> schema.table(relation.parent()).idForm())
                .findFirst()
                .orElse(schema.table(type).idForm());
    }
}
