package dev.paranoid.live.session;

import dev.paranoid.live.text.UnreadableSql;
import org.jspecify.annotations.Nullable;

/** A statement concerns rows that can be hidden and cannot be filtered: it is not run. */
public final class StatementNotFiltered extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StatementNotFiltered(String statement, @Nullable String resource, String sql, UnreadableSql cause) {
        super(
                statement + (resource == null ? "" : " (" + resource + ")") + " is not filtered: " + cause.getMessage()
                        + ". The statement: " + sql.strip().replaceAll("\\s+", " "),
                cause);
    }
}
