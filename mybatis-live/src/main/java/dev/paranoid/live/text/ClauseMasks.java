package dev.paranoid.live.text;

/** Masks of clauses: locks, modifiers, and what is said of tables. */
final class ClauseMasks {

    static final String[] MODIFIERS = {
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

    private final MaskedText text;
    private boolean locks;

    ClauseMasks(MaskedText text) {
        this.text = text;
    }

    /** {@return whether there was a lock} */
    boolean locks() {
        return locks;
    }

    void mask(int i) {
        maskLocks(i);
        maskModifiers(i);
        maskTableOptions(i);
        maskOuterJoinBraces(i);
        maskJsonTable(i);
        maskInto(i);
    }

    private void maskLocks(int i) {
        if (text.is(i, "LOCK") && text.is(i + 1, "IN") && text.is(i + 2, "SHARE") && text.is(i + 3, "MODE")) {
            int end = text.is(i + 4, "NOWAIT")
                    ? i + 4
                    : text.is(i + 4, "SKIP") && text.is(i + 5, "LOCKED") ? i + 5 : i + 3;
            text.blank(text.word(i).begin(), text.word(end).end());
            locks = true;
        }
    }

    private void maskModifiers(int i) {
        if (text.is(i, BEFORE_MODIFIERS) && !text.isSymbol(i + 1, "(")) {
            for (int next = i + 1; text.is(next, MODIFIERS); next++) {
                text.blank(text.word(next).begin(), text.word(next).end());
            }
        }
    }

    private void maskTableOptions(int i) {
        if (text.is(i, "PARTITION")
                && text.isSymbol(i + 1, "(")
                && !text.isSymbol(i - 1, "(")
                && !text.isSymbol(i - 1, ".")) {
            text.attach(text.word(i).begin(), text.word(text.closing(i + 1)).end());
        } else if (text.is(i, "USE", "FORCE", "IGNORE") && text.is(i + 1, "INDEX", "KEY")) {
            int open = i + 2;
            while (text.is(open, "FOR", "JOIN", "ORDER", "GROUP", "BY")) {
                open++;
            }
            if (text.isSymbol(open, "(")) {
                text.attach(text.word(i).begin(), text.word(text.closing(open)).end());
            }
        }
    }

    private void maskOuterJoinBraces(int i) {
        if (text.isSymbol(i, "{") && text.is(i + 1, "OJ")) {
            text.blank(text.word(i).begin(), text.word(i + 1).end());
            for (int end = i + 2; end < text.size(); end++) {
                if (text.isSymbol(end, "}")) {
                    text.attach(text.word(end).begin(), text.word(end).end());
                    return;
                }
            }
        }
    }

    /** Of its arguments only the first can read anything. */
    private void maskJsonTable(int i) {
        if (!text.is(i, "JSON_TABLE") || !text.isSymbol(i + 1, "(")) {
            return;
        }
        int end = text.closing(i + 1);
        int comma = i + 2;
        while (comma < end && !text.isSymbol(comma, ",")) {
            comma = text.isSymbol(comma, "(") ? text.closing(comma) + 1 : comma + 1;
        }
        text.blank(text.word(comma).begin(), text.word(end).begin());
        text.put(text.word(i).begin(), "x");
    }

    /** Variables that a SELECT sets: {@code INTO @a, @b}. */
    private void maskInto(int i) {
        if (text.is(i, "INTO") && isVariable(i + 1)) {
            int last = i + 1;
            while (text.isSymbol(last + 1, ",") && isVariable(last + 2)) {
                last += 2;
            }
            text.blank(text.word(i).begin(), text.word(last).end());
        }
    }

    private boolean isVariable(int i) {
        return i < text.size() && text.word(i).text().startsWith("@");
    }
}
