package dev.paranoid.mybatis.catalogue;

import dev.paranoid.mybatis.schema.Identifier;
import dev.paranoid.mybatis.schema.MarkColumns;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.dao.DataAccessException;

/** Asks the database what its catalogue does not tell. Nothing is changed, and no row is read. */
public record Probe(CatalogueMapper mapper) {

    private static final int BOTH = 2;
    private static final int NO_RIGHT_TO_TABLE = 1142;
    private static final int NO_RIGHT_TO_COLUMN = 1143;

    /**
     * Whether a value is there exactly while a row is live. One that depends on other columns as well counts as such if it
     * can be null, for it may be there for some live rows only.
     */
    public boolean onlyWhileLive(String expression, boolean nullable, MarkColumns mark) {
        String plain = expression.replace("\\'", "'");
        if (!mentions(plain, mark)) {
            return false;
        }
        if (plain.contains("?") || plain.contains("{")) {
            return nullable;
        }
        try {
            return mapper.onlyWhileLive(plain, mark.deletedAt().name(), mark.deletionId()) == BOTH;
        } catch (DataAccessException ofOtherColumns) {
            return nullable;
        }
    }

    public static boolean mentions(String expression, MarkColumns mark) {
        return expression
                .toLowerCase(Locale.ROOT)
                .contains(mark.deletedAt().name().name().toLowerCase(Locale.ROOT));
    }

    /** {@return why the mark of this table cannot be written by this user, if it cannot} */
    public Optional<String> whyNotUpdatable(Identifier table, Identifier deletedAt, Identifier deletionId) {
        try {
            mapper.updatable(table, deletedAt, deletionId);
            return Optional.empty();
        } catch (DataAccessException failure) {
            if (failure.getMostSpecificCause() instanceof SQLException said
                    && (said.getErrorCode() == NO_RIGHT_TO_TABLE || said.getErrorCode() == NO_RIGHT_TO_COLUMN)) {
                return Optional.of(String.valueOf(said.getMessage()));
            }
            return Optional.empty();
        }
    }

    /** {@return how many values more than one live row has, at most a thousand, or empty where that takes too long} */
    public Optional<Integer> duplicates(Identifier table, MarkColumns mark, List<Identifier> values) {
        try {
            return Optional.of(mapper.duplicates(table, mark.deletedAt().name(), values));
        } catch (DataAccessException slow) {
            return Optional.empty();
        }
    }
}
