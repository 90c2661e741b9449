package dev.paranoid.live.text;

import dev.paranoid.live.text.Lexeme.Kind;

/** Masks of expressions: operators and names that the parser takes for something else. */
final class ExpressionMasks {

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
    private static final String[] KEYWORDS_OF_OTHERS = {
        "ABSENT",
        "BOOL",
        "CONNECT_BY_ROOT",
        "CSV",
        "ENUM",
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
        "NCHAR",
        "NOCYCLE",
        "NUMBER",
        "NVARCHAR",
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
        "VALUE",
        "VERIFY",
        "XMLSERIALIZE"
    };

    private final MaskedText text;

    ExpressionMasks(MaskedText text) {
        this.text = text;
    }

    void mask(int i) {
        maskOperators(i);
        maskNames(i);
        maskWindow(i);
        maskTime(i);
    }

    private void maskOperators(int i) {
        boolean operand = isOperand(i - 1);
        if (text.is(i, "BINARY") && !operand && !text.is(i - 1, "AS", "COLLATE", "SET") && !text.isSymbol(i + 1, ")")) {
            text.replace(i, "+");
        } else if (text.is(i, "X", "B", "N") && text.isText(i + 1) && text.touch(i)) {
            text.replace(i, "");
        } else if (text.isText(i - 1) && text.isText(i)) {
            text.fill(text.word(i - 1).end() - 1, text.word(i).begin() + 1, 'x');
        } else if (text.is(i, "SOUNDS") && text.is(i + 1, "LIKE")) {
            text.replace(i, "");
        } else if (text.isSymbol(i, "|") && text.isSymbol(i + 1, "|") && text.touch(i)) {
            text.put(text.word(i).begin(), "&&");
        } else if (text.is(i, "MOD", "DIV") && operand && !text.isSymbol(i - 1, ".")) {
            text.replace(i, "*");
        } else if (text.isSymbol(i, "-") && text.isSymbol(i + 1, "-") && text.touch(i)) {
            text.replace(i, "+");
            text.blank(text.word(i + 1).begin(), text.word(i + 1).end());
        }
    }

    private boolean isOperand(int i) {
        if (i < 0) {
            return false;
        }
        Lexeme lexeme = text.word(i);
        return lexeme.kind() == Kind.SYMBOL ? lexeme.isSymbol(")") || lexeme.isSymbol("?") : !lexeme.is(NO_OPERANDS);
    }

    /** What something is called has no say in where it stands, and the parser has keywords that MySQL has not. */
    private void maskNames(int i) {
        Lexeme word = text.word(i);
        if (word.kind() != Kind.WORD || text.isSymbol(i + 1, "(")) {
            return;
        }
        boolean column =
                text.isSymbol(i - 1, ".") && Character.isLetter(word.text().charAt(0));
        boolean alias = (word.is(KEYWORDS_OF_OTHERS) && !endsFetch(i))
                || (word.is("CURRENT") && !text.is(i + 1, "ROW"))
                || (word.is("OFFSET") && !isNumber(i + 1))
                || (word.is("RETURNING", "UNBOUNDED") && text.isSymbol(i + 1, "."));
        if (text.is(i, "UNKNOWN") && text.is(i - 1, "IS", "NOT")) {
            text.replace(i, "   NULL");
        } else if (column || alias || text.is(i, "UNKNOWN")) {
            text.fill(word.begin(), word.end(), 'x');
        }
    }

    /** {@code FETCH NEXT 2 ROWS ONLY}. */
    private boolean endsFetch(int i) {
        return text.is(i, "ONLY") && text.is(i - 1, "ROW", "ROWS");
    }

    private boolean isNumber(int i) {
        return i < text.size() && (text.isSymbol(i, "?") || text.word(i).text().matches("[0-9@].*"));
    }

    /** {@code {ts '2024-01-01 00:00:00'}}, of which the parser reads the text. */
    private void maskTime(int i) {
        if (text.isSymbol(i, "{")
                && text.is(i + 1, "D", "T", "TS")
                && text.isText(i + 2)
                && text.isSymbol(i + 3, "}")) {
            text.replace(i, "(");
            text.replace(i + 1, "");
            text.replace(i + 3, ")");
        }
    }

    /** {@code OVER (w ORDER BY a)}. */
    private void maskWindow(int i) {
        boolean opens =
                text.isSymbol(i, "(") && (text.is(i - 1, "OVER") || (text.is(i - 1, "AS") && text.is(i - 3, "WINDOW")));
        if (opens && text.is(i + 2, "ORDER", "ROWS", "RANGE") && !text.is(i + 1, "PARTITION")) {
            text.replace(i + 1, "");
        }
    }
}
