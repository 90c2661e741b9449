package dev.paranoid.live.text;

import dev.paranoid.live.text.Lexeme.Kind;
import java.util.List;

/**
 * A statement that the parser reads: without comments, with other texts in its quotes, and without what the
 * parser does not know and what has no say in which rows a table gives.
 */
public final class MaskedSql {

    private final MaskedText text;
    private final MaskedText.Parsed parsed;
    private final boolean locks;

    private MaskedSql(MaskedText text, boolean locks) {
        this.text = text;
        this.parsed = text.parsed();
        this.locks = locks;
    }

    /** {@return that statement masked} */
    public static MaskedSql of(String sql, List<Lexeme> lexemes) {
        MaskedText text = new MaskedText(sql, lexemes);
        lexemes.forEach(lexeme -> maskAlone(text, lexeme));
        ClauseMasks clauses = new ClauseMasks(text);
        ExpressionMasks expressions = new ExpressionMasks(text);
        for (int i = 0; i < text.size(); i++) {
            clauses.mask(i);
            expressions.mask(i);
        }
        new ChangeMasks(text).mask();
        return new MaskedSql(text, clauses.locks());
    }

    private static void maskAlone(MaskedText text, Lexeme lexeme) {
        if (lexeme.kind() == Kind.COMMENT) {
            text.blank(lexeme.begin(), lexeme.end());
        } else if (lexeme.kind() == Kind.TEXT
                || (lexeme.kind() == Kind.DOUBLE_QUOTED && !lexeme.bare().matches("\\w+"))) {
            text.fill(lexeme.begin() + 1, lexeme.end() - 1, 'x');
        }
    }

    /** {@return what the parser is to read} */
    public String text() {
        return parsed.text();
    }

    /** {@return the position in the statement of one in the text that the parser reads} */
    public int positionOf(int position) {
        return parsed.positionOf(position);
    }

    /** {@return where the table that ends there ends with all that was said of it: partitions, index hints, braces} */
    public int endOfTable(int end) {
        return text.endOfTable(end);
    }

    /** {@return whether a dot follows what ends there} */
    public boolean isQualifier(int end) {
        return text.isQualifier(end);
    }

    /** {@return whether it has locks that are masked} */
    public boolean locks() {
        return locks;
    }

    /** {@return how many queries there are: SELECTs, and {@code TABLE x}, which the parser does not show} */
    public long queries() {
        long selects = 0;
        for (int i = 0; i < text.size(); i++) {
            selects += text.is(i, "SELECT", "TABLE") && !text.isSymbol(i - 1, ".") ? 1 : 0;
        }
        return selects;
    }
}
