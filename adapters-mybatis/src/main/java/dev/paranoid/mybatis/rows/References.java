package dev.paranoid.mybatis.rows;

import dev.paranoid.application.port.DatabaseRefused;
import dev.paranoid.application.port.row.StillReferenced;
import dev.paranoid.domain.RowKey;
import dev.paranoid.domain.deletion.Refusal.HeldByForeignKey;
import dev.paranoid.mybatis.rows.ReferenceMapper.ReferenceRow;
import dev.paranoid.mybatis.schema.EntityTable;
import dev.paranoid.mybatis.schema.Schema;
import dev.paranoid.mybatis.statement.Keys;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.dao.DataIntegrityViolationException;

/** Tells a foreign key that forbids to remove a row from other faults, and one that is declared from one that is not. */
final class References {

    /** MySQL's and MariaDB's "a foreign key constraint fails" for a parent row, with and without its name. */
    private static final int NAMED = 1451;

    private static final int UNNAMED = 1217;

    /** Schema and table of the child, name of the key, its first column. */
    private static final Pattern KEY =
            Pattern.compile("\\(`[^`]+`\\.`([^`]+)`, CONSTRAINT `([^`]+)` FOREIGN KEY \\(`([^`]+)`");

    private final Schema schema;
    private final ReferenceMapper mapper;

    References(Schema schema, ReferenceMapper mapper) {
        this.schema = schema;
        this.mapper = mapper;
    }

    /** {@return the foreign keys to that table that nobody has declared} */
    List<ReferenceRow> undeclared(EntityTable parent) {
        return mapper.referring(parent.table().name()).stream()
                .filter(key -> !declared(parent, key.tableName(), key.columnName()) && key.nameable())
                .toList();
    }

    /** {@return the first of them through which one of these rows is referred to} */
    Optional<HeldByForeignKey> held(EntityTable parent, Collection<RowKey> keys) {
        List<List<Object>> parts = new ArrayList<>();
        Keys.inParts(keys, part -> parts.add(parent.id().values(part)));
        return undeclared(parent).stream()
                .filter(key -> parts.stream().anyMatch(part -> mapper.held(key, parent, Keys.of(part))))
                .findFirst()
                .map(key -> new HeldByForeignKey(Optional.of(key.name()), Optional.of(key.tableName())));
    }

    int guard(EntityTable parent, IntSupplier removal) {
        try {
            return removal.getAsInt();
        } catch (DataIntegrityViolationException failed) {
            if (failed.getMostSpecificCause() instanceof SQLException cause
                    && (cause.getErrorCode() == NAMED || cause.getErrorCode() == UNNAMED)) {
                throw refused(parent, String.valueOf(cause.getMessage()), failed);
            }
            throw failed;
        }
    }

    /** A key whose child the user may not see has no name, and is not declared. */
    private RuntimeException refused(EntityTable parent, String message, DataIntegrityViolationException failed) {
        Matcher key = KEY.matcher(message);
        boolean named = key.find();
        return named && declared(parent, key.group(1), key.group(3))
                ? new StillReferenced(failed)
                : new DatabaseRefused(
                        new HeldByForeignKey(
                                named ? Optional.of(key.group(2)) : Optional.empty(),
                                named ? Optional.of(key.group(1)) : Optional.empty()),
                        failed);
    }

    /** {@return whether a relation has a foreign key from that column} */
    private boolean declared(EntityTable parent, String table, String column) {
        return schema.links().values().stream()
                .anyMatch(link -> link.parent().equals(parent)
                        && link.child().table().name().equalsIgnoreCase(table)
                        && link.foreignKey().name().name().equalsIgnoreCase(column));
    }
}
