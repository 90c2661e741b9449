package dev.paranoid.live.text;

import java.util.Arrays;

/**
 * A piece of a statement, as MySQL cuts it.
 *
 * @param begin the index of its first character
 * @param end the index after its last
 */
public record Lexeme(Kind kind, String text, int begin, int end) {

    public enum Kind {
        /** A keyword, a name, a number or a variable. */
        WORD,
        /** A name in backticks. */
        NAME,
        /** What is in double quotes: text, or a name where ANSI_QUOTES is on. */
        DOUBLE_QUOTED,
        TEXT,
        COMMENT,
        SYMBOL
    }

    /** {@return whether it is one of these words, in any case} */
    public boolean is(String... words) {
        return kind == Kind.WORD && Arrays.stream(words).anyMatch(text::equalsIgnoreCase);
    }

    /** {@return whether it is that symbol} */
    public boolean isSymbol(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    /** {@return the name without quotes, whatever it is} */
    public String bare() {
        return kind == Kind.NAME || kind == Kind.DOUBLE_QUOTED ? text.substring(1, text.length() - 1) : text;
    }
}
