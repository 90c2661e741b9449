package dev.paranoid.live.sql;

import dev.paranoid.live.sql.Lexeme.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A statement of the same length that the parser reads: without comments, with other texts in its quotes, and without what the
 * parser does not know and what has no say in which rows a table gives. Positions in it are positions in the statement.
 */
final class MaskedSql {

    private static final String[] MODIFIERS = {
        "HIGH_PRIORITY",
        "LOW_PRIORITY",
        "DELAYED",
        "QUICK",
        "IGNORE",
        "STRAIGHT_JOIN",
        "SQL_SMALL_RESULT",
        "SQL_BIG_RESULT",
        "SQL_BUFFER_RESULT",
        "SQL_CACHE",
        "SQL_NO_CACHE",
        "SQL_CALC_FOUND_ROWS"
    };
    private static final String[] BEFORE_MODIFIERS = {
        "SELECT", "UPDATE", "DELETE", "INSERT", "REPLACE", "DISTINCT", "ALL", "DISTINCTROW"
    };
    private static final String[] KEYWORDS_OF_OTHERS = {
        "ABSENT",
        "CONNECT_BY_ROOT",
        "CSV",
        "ERRORS",
        "EXCLUDES",
        "EXTEND",
        "FBV",
        "FILE",
        "FINAL",
        "FULL",
        "GLOBAL",
        "ILIKE",
        "IMPORT",
        "INCLUDES",
        "MINUS",
        "NOCYCLE",
        "ONLY",
        "OUTPUT",
        "OVERLAPS",
        "PIVOT",
        "PREFERRING",
        "PREWHERE",
        "PRIOR",
        "QUALIFY",
        "RETURNS",
        "SAMPLE",
        "SCRIPT",
        "SEMI",
        "SETTINGS",
        "SIMILAR",
        "STATEMENT",
        "TABLESAMPLE",
        "UNPIVOT",
        "VERIFY",
        "XMLSERIALIZE"
    };
    private static final String[] NO_OPERANDS = {
        "SELECT",
        "WHERE",
        "ON",
        "AND",
        "OR",
        "NOT",
        "XOR",
        "HAVING",
        "BY",
        "WHEN",
        "THEN",
        "ELSE",
        "IN",
        "LIKE",
        "BETWEEN",
        "SET",
        "DISTINCT",
        "REGEXP",
        "RLIKE",
        "DIV",
        "MOD",
        "CASE"
    };

    private final LiveTables tables;
    private final char[] text;
    private final List<Lexeme> words;
    private final List<int[]> attached = new ArrayList<>();
    private boolean locks;

    private MaskedSql(String sql, List<Lexeme> lexemes, LiveTables tables) {
        this.tables = tables;
        this.text = sql.toCharArray();
        this.words =
                lexemes.stream().filter(lexeme -> lexeme.kind() != Kind.COMMENT).toList();
        lexemes.forEach(this::maskAlone);
        for (int i = 0; i < words.size(); i++) {
            maskLocks(i);
            maskModifiers(i);
            maskTableOptions(i);
            maskOperators(i);
            maskOuterJoinBraces(i);
            maskNames(i);
            maskWindow(i);
            maskJsonTable(i);
        }
        maskDeleteUsing();
    }

    static MaskedSql of(String sql, List<Lexeme> lexemes, LiveTables tables) {
        return new MaskedSql(sql, lexemes, tables);
    }

    /** {@return what the parser is to read} */
    String text() {
        return new String(text);
    }

    /** {@return where the table that ends there ends with all that was said of it: partitions, index hints, braces} */
    int endOfTable(int end) {
        for (int[] range : attached) {
            if (range[0] >= end && isBlank(end, range[0])) {
                return endOfTable(range[1]);
            }
        }
        return end;
    }

    /** {@return whether it has locks that are masked} */
    boolean locks() {
        return locks;
    }

    /** {@return how many SELECTs there are} */
    long selects() {
        long selects = 0;
        for (int i = 0; i < words.size(); i++) {
            selects += words.get(i).is("SELECT") && !(i > 0 && words.get(i - 1).isSymbol(".")) ? 1 : 0;
        }
        return selects;
    }

    /** {@return whether a dot follows what ends there} */
    boolean isQualifier(int end) {
        int next = end;
        while (next < text.length && Character.isWhitespace(text[next])) {
            next++;
        }
        return next < text.length && text[next] == '.';
    }

    private boolean isBlank(int from, int to) {
        for (int i = from; i < to; i++) {
            if (!Character.isWhitespace(text[i])) {
                return false;
            }
        }
        return true;
    }

    private void blank(int from, int to) {
        Arrays.fill(text, from, to, ' ');
    }

    private void attach(int from, int to) {
        blank(from, to);
        attached.add(new int[] {from, to});
    }

    private void maskAlone(Lexeme lexeme) {
        if (lexeme.kind() == Kind.COMMENT) {
            blank(lexeme.begin(), lexeme.end());
        } else if (lexeme.kind() == Kind.TEXT
                || (lexeme.kind() == Kind.DOUBLE_QUOTED && !lexeme.bare().matches("\\w+"))) {
            Arrays.fill(text, lexeme.begin() + 1, lexeme.end() - 1, 'x');
        }
    }

    private boolean is(int i, String... wanted) {
        return i >= 0 && i < words.size() && words.get(i).is(wanted);
    }

    private boolean isSymbol(int i, String symbol) {
        return i >= 0 && i < words.size() && words.get(i).isSymbol(symbol);
    }

    private void maskLocks(int i) {
        if (is(i, "LOCK") && is(i + 1, "IN") && is(i + 2, "SHARE") && is(i + 3, "MODE")) {
            int end = is(i + 4, "NOWAIT") ? i + 4 : is(i + 4, "SKIP") && is(i + 5, "LOCKED") ? i + 5 : i + 3;
            blank(words.get(i).begin(), words.get(end).end());
            locks = true;
        }
    }

    private void maskModifiers(int i) {
        if (is(i, BEFORE_MODIFIERS) && !isSymbol(i + 1, "(")) {
            for (int next = i + 1; is(next, MODIFIERS); next++) {
                blank(words.get(next).begin(), words.get(next).end());
            }
        }
    }

    private void maskTableOptions(int i) {
        if (is(i, "PARTITION") && isSymbol(i + 1, "(") && !isSymbol(i - 1, "(") && !isSymbol(i - 1, ".")) {
            attach(words.get(i).begin(), words.get(closing(i + 1)).end());
        } else if (is(i, "USE", "FORCE", "IGNORE") && is(i + 1, "INDEX", "KEY")) {
            int open = i + 2;
            while (is(open, "FOR", "JOIN", "ORDER", "GROUP", "BY")) {
                open++;
            }
            if (isSymbol(open, "(")) {
                attach(words.get(i).begin(), words.get(closing(open)).end());
            }
        }
    }

    private int closing(int open) {
        int depth = 0;
        for (int i = open; i < words.size(); i++) {
            depth += isSymbol(i, "(") ? 1 : isSymbol(i, ")") ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        throw new UnreadableSql("a parenthesis does not close");
    }

    private void maskOperators(int i) {
        boolean operand = isOperand(i - 1);
        if (is(i, "BINARY") && !operand && !is(i - 1, "AS", "COLLATE", "SET") && !isSymbol(i + 1, ")")) {
            replace(i, "+");
        } else if (is(i, "SOUNDS") && is(i + 1, "LIKE")) {
            replace(i, "");
        } else if (isSymbol(i, "|") && isSymbol(i + 1, "|") && touch(i)) {
            "OR".getChars(0, 2, text, words.get(i).begin());
        } else if (is(i, "MOD", "DIV") && operand && !isSymbol(i - 1, ".")) {
            replace(i, "*");
        } else if (isSymbol(i, "-") && isSymbol(i + 1, "-") && touch(i)) {
            replace(i, "+");
            blank(words.get(i + 1).begin(), words.get(i + 1).end());
        }
    }

    private boolean touch(int i) {
        return words.get(i).end() == words.get(i + 1).begin();
    }

    private boolean isOperand(int i) {
        if (i < 0) {
            return false;
        }
        Lexeme lexeme = words.get(i);
        return lexeme.kind() == Kind.SYMBOL ? lexeme.isSymbol(")") || lexeme.isSymbol("?") : !lexeme.is(NO_OPERANDS);
    }

    private void replace(int i, String by) {
        Lexeme lexeme = words.get(i);
        blank(lexeme.begin(), lexeme.end());
        by.getChars(0, by.length(), text, lexeme.begin());
    }

    private void maskOuterJoinBraces(int i) {
        if (isSymbol(i, "{") && is(i + 1, "OJ")) {
            blank(words.get(i).begin(), words.get(i + 1).end());
            for (int end = i + 2; end < words.size(); end++) {
                if (isSymbol(end, "}")) {
                    attach(words.get(end).begin(), words.get(end).end());
                    return;
                }
            }
        }
    }

    /** What a column or an alias is called has no say, and the parser has keywords that MySQL has not. */
    private void maskNames(int i) {
        Lexeme word = words.get(i);
        if (word.kind() != Kind.WORD || tables.isOne(word.text()) || isSymbol(i + 1, "(")) {
            return;
        }
        boolean column = isSymbol(i - 1, ".") && Character.isLetter(word.text().charAt(0));
        boolean alias = word.is(KEYWORDS_OF_OTHERS)
                || (word.is("CURRENT") && !is(i + 1, "ROW"))
                || (word.is("OFFSET") && !isNumber(i + 1))
                || (word.is("RETURNING", "UNBOUNDED") && isSymbol(i + 1, "."));
        if (is(i, "UNKNOWN") && is(i - 1, "IS", "NOT")) {
            replace(i, "   NULL");
        } else if (column || alias || is(i, "UNKNOWN")) {
            Arrays.fill(text, word.begin(), word.end(), 'x');
        }
    }

    private boolean isNumber(int i) {
        return i < words.size() && (isSymbol(i, "?") || words.get(i).text().matches("[0-9@].*"));
    }

    /** {@code OVER (w ORDER BY a)}. */
    private void maskWindow(int i) {
        boolean opens = isSymbol(i, "(") && (is(i - 1, "OVER") || (is(i - 1, "AS") && is(i - 3, "WINDOW")));
        if (opens && is(i + 2, "ORDER", "ROWS", "RANGE") && !is(i + 1, "PARTITION")) {
            replace(i + 1, "");
        }
    }

    /** Of its arguments only the first can read anything. */
    private void maskJsonTable(int i) {
        if (!is(i, "JSON_TABLE") || !isSymbol(i + 1, "(")) {
            return;
        }
        int end = closing(i + 1);
        int comma = i + 2;
        while (comma < end && !isSymbol(comma, ",")) {
            comma = isSymbol(comma, "(") ? closing(comma) + 1 : comma + 1;
        }
        blank(words.get(comma).begin(), words.get(end).begin());
        text[words.get(i).begin()] = 'x';
    }

    /** {@code DELETE FROM a USING b JOIN c} is {@code DELETE a FROM b JOIN c}. */
    private void maskDeleteUsing() {
        int delete = 0;
        while (delete < words.size() && !is(delete, "DELETE")) {
            delete++;
        }
        int from = delete + 1;
        while (is(from, MODIFIERS)) {
            from++;
        }
        if (!is(from, "FROM")) {
            return;
        }
        int using = from + 1;
        while (using < words.size()
                && (isName(using) || isSymbol(using, ".") || isSymbol(using, ",") || isSymbol(using, "*"))) {
            if (is(using, "USING")) {
                replace(from, "");
                replace(using, "FROM");
                return;
            }
            using++;
        }
    }

    private boolean isName(int i) {
        Lexeme lexeme = words.get(i);
        return lexeme.kind() == Kind.NAME
                || (lexeme.kind() == Kind.WORD && !lexeme.is("WHERE", "JOIN", "ORDER", "LIMIT"));
    }
}
