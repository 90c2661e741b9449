package dev.paranoid.live.sql;

import dev.paranoid.live.splice.Splicing;
import dev.paranoid.live.text.Backslashes;
import dev.paranoid.live.text.Lexeme;
import dev.paranoid.live.text.Lexeme.Kind;
import dev.paranoid.live.text.Lexer;
import dev.paranoid.live.text.LiveTables;
import dev.paranoid.live.text.PreparedText;
import dev.paranoid.live.text.ReadPart;
import dev.paranoid.live.text.SeveralStatements;
import dev.paranoid.live.text.UnreadableSql;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Makes of a statement one that reads and changes live rows only. */
public final class LiveSql {

    /** How many statements are remembered, unless it is said. */
    public static final int REMEMBERED = 4096;

    private static final Pattern ASKS_FOR_HIDDEN = Pattern.compile("(?is)/\\*\\s*paranoid:hidden\\s*\\*/");

    private final LiveTables tables;
    private final Backslashes backslashes;
    private final Remembered<Filtered> remembered;
    private final Remembered<Set<String>> names;

    /** For these tables, and the SQL mode that servers have by default. */
    public LiveSql(LiveTables tables, int bound) {
        this(tables, Backslashes.ESCAPE, bound);
    }

    /**
     * For these tables.
     *
     * @param backslashes what they are in the SQL mode of the connections
     * @param bound how many statements are remembered, at most twice as many
     */
    public LiveSql(LiveTables tables, Backslashes backslashes, int bound) {
        this.tables = tables;
        this.backslashes = backslashes;
        this.remembered = new Remembered<>(bound);
        this.names = new Remembered<>(bound);
    }

    /**
     * {@return the statement with conditions spliced in; the same text where it needs none}
     *
     * <p>One with the comment <code>/&#42; paranoid:hidden &#42;/</code> is left as it is.
     *
     * @param sql one statement, or several with semicolons between them, with {@code ?} for parameters; their order stays
     * @throws UnreadableSql if it names a table whose rows can be hidden, and cannot be filtered
     */
    public Filtered of(String sql) {
        return remembered.get(sql, this::filtered);
    }

    /** {@return the tables that a statement names and whose rows can be hidden, in lower case, without reading it further} */
    public Set<String> tablesIn(String sql) {
        return names.get(sql, text -> mayName(text) ? named(words(Lexer.lexemes(text, backslashes))) : Set.of());
    }

    private Filtered filtered(String sql) {
        if (!mayName(sql) && !PreparedText.isIn(sql)) {
            return Filtered.unchanged(sql, Set.of());
        }
        List<Filtered> statements = SeveralStatements.in(sql, Lexer.lexemes(sql, backslashes)).stream()
                .map(this::filteredAlone)
                .toList();
        return Filtered.of(sql, statements);
    }

    private Filtered filteredAlone(String sql) {
        List<Lexeme> lexemes = Lexer.lexemes(sql, backslashes);
        List<Lexeme> words = words(lexemes);
        Set<String> named = named(words);
        boolean asks = lexemes.stream().anyMatch(LiveSql::asksForHidden);
        if (!asks) {
            requireNoneIn(PreparedText.of(words));
        }
        boolean concerned = words.stream().anyMatch(word -> isName(word) && tables.mayShow(word.bare()));
        OptionalInt from = !concerned || insertsValues(words) ? OptionalInt.empty() : ReadPart.of(words);
        if (from.isEmpty() || asks) {
            return new Filtered(sql, named, false, asks && from.isPresent());
        }
        String before = sql.substring(0, from.getAsInt());
        String read = sql.substring(from.getAsInt());
        String live = before + Splicing.into(read, Lexer.lexemes(read, backslashes), tables);
        return new Filtered(live, named, !live.equals(sql), false);
    }

    /** It reads no table, however many rows it has. */
    private static boolean insertsValues(List<Lexeme> words) {
        return words.get(0).is("INSERT", "REPLACE") && words.stream().noneMatch(word -> word.is("SELECT", "TABLE"));
    }

    private void requireNoneIn(Optional<String> prepared) {
        if (prepared.filter(this::mayName).isPresent()) {
            throw new UnreadableSql("it prepares a statement in quotes");
        }
    }

    private static boolean asksForHidden(Lexeme lexeme) {
        return lexeme.kind() == Kind.COMMENT
                && ASKS_FOR_HIDDEN.matcher(lexeme.text()).matches();
    }

    private static List<Lexeme> words(List<Lexeme> lexemes) {
        return lexemes.stream().filter(lexeme -> lexeme.kind() != Kind.COMMENT).toList();
    }

    private Set<String> named(List<Lexeme> words) {
        return words.stream()
                .filter(LiveSql::isName)
                .flatMap(lexeme -> tables.behind(lexeme.bare()).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean isName(Lexeme lexeme) {
        return lexeme.kind() == Kind.WORD || lexeme.kind() == Kind.NAME || lexeme.kind() == Kind.DOUBLE_QUOTED;
    }

    private boolean mayName(String sql) {
        String text = sql.toLowerCase(Locale.ROOT);
        return tables.names().stream().anyMatch(text::contains);
    }
}
