package dev.paranoid.live.splice;

import dev.paranoid.live.text.Lexeme;
import dev.paranoid.live.text.Lexeme.Kind;
import dev.paranoid.live.text.UnreadableSql;
import java.util.List;

/** Where clauses begin and end in the text. */
final class Boundaries {

    private static final String[] AFTER_CONDITION = {
        "WHERE",
        "GROUP",
        "HAVING",
        "WINDOW",
        "ORDER",
        "LIMIT",
        "UNION",
        "EXCEPT",
        "INTERSECT",
        "MINUS",
        "FOR",
        "LOCK",
        "INTO",
        "RETURNING",
        "PROCEDURE",
        "OFFSET",
        "FETCH",
        "ON",
        "SET",
        "AS"
    };
    private static final String[] JOINS = {
        "JOIN", "LEFT", "RIGHT", "INNER", "CROSS", "NATURAL", "STRAIGHT_JOIN", "USING", "VALUES", "PARTITION"
    };

    private final List<Lexeme> lexemes;

    Boundaries(List<Lexeme> lexemes) {
        this.lexemes =
                lexemes.stream().filter(lexeme -> lexeme.kind() != Kind.COMMENT).toList();
    }

    /** @throws UnreadableSql if the text there is not what stands between the keyword and the end of its clause */
    void requireCondition(int begin, int end, String keyword) {
        int first = indexAt(begin);
        int last = indexBefore(end);
        boolean begins = first > 0 && lexemes.get(first - 1).is(keyword);
        if (!begins || last < first || !ends(last + 1)) {
            throw new UnreadableSql("its " + keyword + " does not end where the parser says");
        }
    }

    private boolean ends(int index) {
        if (index >= lexemes.size()) {
            return true;
        }
        Lexeme next = lexemes.get(index);
        return next.is(AFTER_CONDITION)
                || next.is(JOINS)
                || next.isSymbol(")")
                || next.isSymbol(";")
                || next.isSymbol(",")
                || next.isSymbol("}");
    }

    /** {@return where the SET list of an UPDATE, or the tables of a DELETE, end that has no WHERE} */
    int endOfChange(int from) {
        int depth = 0;
        int end = from;
        for (Lexeme lexeme : lexemes) {
            if (lexeme.begin() < from) {
                continue;
            }
            depth += lexeme.isSymbol("(") ? 1 : lexeme.isSymbol(")") ? -1 : 0;
            if (depth == 0 && (lexeme.is("ORDER", "LIMIT", "RETURNING") || lexeme.isSymbol(";"))) {
                return end;
            }
            end = lexeme.end();
        }
        return end;
    }

    private int indexAt(int begin) {
        for (int i = 0; i < lexemes.size(); i++) {
            if (lexemes.get(i).begin() == begin) {
                return i;
            }
        }
        return -1;
    }

    private int indexBefore(int end) {
        for (int i = 0; i < lexemes.size(); i++) {
            if (lexemes.get(i).end() == end) {
                return i;
            }
        }
        return -1;
    }
}
