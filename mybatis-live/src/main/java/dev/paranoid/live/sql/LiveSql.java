package dev.paranoid.live.sql;

import dev.paranoid.live.sql.Lexeme.Kind;
import java.util.List;
import java.util.Locale;

/** Makes of a statement one that reads and changes live rows only. */
public final class LiveSql {

    /** What neither reads nor changes rows of a table on its own, or is for who administers it. */
    private static final String[] NOT_FILTERED = {
        "CREATE",
        "ALTER",
        "DROP",
        "TRUNCATE",
        "RENAME",
        "SHOW",
        "DESCRIBE",
        "DESC",
        "ANALYZE",
        "OPTIMIZE",
        "CHECK",
        "REPAIR",
        "LOCK",
        "UNLOCK",
        "GRANT",
        "REVOKE",
        "FLUSH",
        "USE",
        "LOAD"
    };

    private static final int REMEMBERED = 4096;

    private final LiveTables tables;
    private final Remembered<String> remembered = new Remembered<>(REMEMBERED);

    public LiveSql(LiveTables tables) {
        this.tables = tables;
    }

    public LiveTables tables() {
        return tables;
    }

    /**
     * {@return the statement with conditions spliced in; the same object where it needs none}
     *
     * @param sql one statement, with {@code ?} for parameters; their order stays
     * @throws UnreadableSql if it concerns a table whose rows can be hidden, and cannot be filtered
     */
    public String of(String sql) {
        return remembered.get(sql, this::filtered);
    }

    private String filtered(String sql) {
        if (!mayName(sql)) {
            return sql;
        }
        List<Lexeme> lexemes = Lexer.lexemes(sql);
        List<Lexeme> words =
                lexemes.stream().filter(lexeme -> lexeme.kind() != Kind.COMMENT).toList();
        boolean named = words.stream().anyMatch(this::isTable);
        if (!named || words.get(0).is(NOT_FILTERED)) {
            return sql;
        }
        return Splicing.into(sql, lexemes, tables);
    }

    private boolean isTable(Lexeme lexeme) {
        boolean name = lexeme.kind() == Kind.WORD || lexeme.kind() == Kind.NAME || lexeme.kind() == Kind.DOUBLE_QUOTED;
        return name && tables.isOne(lexeme.bare());
    }

    private boolean mayName(String sql) {
        String text = sql.toLowerCase(Locale.ROOT);
        return tables.names().stream().anyMatch(text::contains);
    }
}
