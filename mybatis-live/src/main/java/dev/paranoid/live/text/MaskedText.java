package dev.paranoid.live.text;

import dev.paranoid.live.text.Lexeme.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The text that is being masked, with its lexemes but for comments. Positions never move. */
final class MaskedText {

    private static final String TABLE = " dual, ";

    private final char[] text;
    private final List<Lexeme> words;
    private final List<int[]> attached = new ArrayList<>();
    private int table = -1;

    MaskedText(String sql, List<Lexeme> lexemes) {
        this.text = sql.toCharArray();
        this.words =
                lexemes.stream().filter(lexeme -> lexeme.kind() != Kind.COMMENT).toList();
    }

    int size() {
        return words.size();
    }

    Lexeme word(int i) {
        return words.get(i);
    }

    /** {@return what it is by now, with the table that was put before others} */
    Parsed parsed() {
        StringBuilder parsed = new StringBuilder(new String(text));
        if (table >= 0) {
            parsed.insert(table, TABLE);
        }
        return new Parsed(parsed.toString(), table < 0 ? text.length : table, TABLE.length());
    }

    /**
     * What the parser reads.
     *
     * @param put where more was put in, after which positions are others
     * @param length how much
     */
    record Parsed(String text, int put, int length) {

        int positionOf(int parsed) {
            return parsed <= put ? parsed : Math.max(put, parsed - length);
        }
    }

    /** One that has no rows of its own: where a parenthesis is first, the parser wants a table. */
    void putTableBefore(int i) {
        table = words.get(i).begin();
    }

    void fill(int from, int to, char with) {
        Arrays.fill(text, from, to, with);
    }

    void put(int at, String other) {
        other.getChars(0, other.length(), text, at);
    }

    boolean is(int i, String... wanted) {
        return i >= 0 && i < words.size() && words.get(i).is(wanted);
    }

    boolean isSymbol(int i, String symbol) {
        return i >= 0 && i < words.size() && words.get(i).isSymbol(symbol);
    }

    boolean isText(int i) {
        return i >= 0 && i < words.size() && words.get(i).kind() == Kind.TEXT;
    }

    int closing(int open) {
        int depth = 0;
        for (int i = open; i < words.size(); i++) {
            depth += isSymbol(i, "(") ? 1 : isSymbol(i, ")") ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        throw new UnreadableSql("a parenthesis does not close");
    }

    boolean touch(int i) {
        return words.get(i).end() == words.get(i + 1).begin();
    }

    void blank(int from, int to) {
        Arrays.fill(text, from, to, ' ');
    }

    /** Blanks what was said of a table, which ends there. */
    void attach(int from, int to) {
        blank(from, to);
        attached.add(new int[] {from, to});
    }

    /** By something as long or shorter. */
    void replace(int i, String by) {
        Lexeme lexeme = words.get(i);
        blank(lexeme.begin(), lexeme.end());
        by.getChars(0, by.length(), text, lexeme.begin());
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
}
