package dev.paranoid.live.text;

import dev.paranoid.live.text.Lexeme.Kind;
import java.util.ArrayList;
import java.util.List;

/** Cuts a statement into pieces, by MySQL's rules for quotes, escapes and comments. */
public final class Lexer {

    /** Of the version in a comment. */
    private static final int DIGITS = 6;

    private final String sql;
    private final Backslashes backslashes;
    private final List<Lexeme> lexemes = new ArrayList<>();
    private int at;
    private boolean versioned;

    private Lexer(String sql, Backslashes backslashes) {
        this.sql = sql;
        this.backslashes = backslashes;
    }

    /**
     * {@return its pieces}
     *
     * @throws UnreadableSql if a quote or a comment does not end
     */
    public static List<Lexeme> lexemes(String sql, Backslashes backslashes) {
        Lexer lexer = new Lexer(sql, backslashes);
        while (lexer.at < sql.length()) {
            lexer.next();
        }
        return lexer.lexemes;
    }

    private void next() {
        char c = sql.charAt(at);
        if (Character.isWhitespace(c)) {
            at++;
        } else if (isWord(c)) {
            add(Kind.WORD, wordEnd());
        } else if (c == '\'' || c == '"' || c == '`') {
            quoted(c);
        } else if (beginsComment(c)) {
            comment(c);
        } else if (versioned && sql.startsWith("*/", at)) {
            versioned = false;
            add(Kind.COMMENT, at + 2);
        } else {
            add(Kind.SYMBOL, at + 1);
        }
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '$' || c == '@' || c >= 0x80;
    }

    private int wordEnd() {
        int end = at;
        while (end < sql.length() && isWord(sql.charAt(end))) {
            end++;
        }
        return end;
    }

    private void quoted(char quote) {
        int end = at + 1;
        while (end < sql.length()) {
            char c = sql.charAt(end);
            if (c == '\\' && quote != '`' && backslashes == Backslashes.ESCAPE) {
                end++;
            } else if (c == quote && end + 1 < sql.length() && sql.charAt(end + 1) == quote) {
                end++;
            } else if (c == quote) {
                break;
            }
            end++;
        }
        if (end >= sql.length()) {
            throw new UnreadableSql("a quote that begins at character " + (at + 1) + " does not end");
        }
        requireWithinComment(end);
        Kind kind = quote == '`' ? Kind.NAME : quote == '"' ? Kind.DOUBLE_QUOTED : Kind.TEXT;
        add(kind, end + 1);
    }

    /** A server that does not carry the comment out ends it there, and reads the rest. */
    private void requireWithinComment(int end) {
        int comment = sql.indexOf("*/", at);
        if (versioned && comment >= 0 && comment < end) {
            throw new UnreadableSql("a quote that begins at character " + (at + 1) + " contains the end of a comment");
        }
    }

    /** Two dashes begin a comment only before a space or the end. */
    private boolean beginsComment(char c) {
        boolean dashes = sql.startsWith("--", at) && (at + 2 == sql.length() || sql.charAt(at + 2) <= ' ');
        return c == '#' || dashes || sql.startsWith("/*", at);
    }

    private void comment(char c) {
        if (c == '#' || c == '-') {
            int end = sql.indexOf('\n', at);
            add(Kind.COMMENT, end < 0 ? sql.length() : end);
        } else if (sql.startsWith("/*!", at) || sql.startsWith("/*M!", at)) {
            versionedComment();
        } else {
            int end = sql.indexOf("*/", at + 2);
            if (end < 0) {
                throw new UnreadableSql("a comment that begins at character " + (at + 1) + " does not end");
            }
            add(Kind.COMMENT, end + 2);
        }
    }

    /** What is in it is carried out: only its bounds are comments. */
    private void versionedComment() {
        int begin = sql.indexOf('!', at) + 1;
        int end = begin;
        while (end < sql.length() && end < begin + DIGITS && Character.isDigit(sql.charAt(end))) {
            end++;
        }
        versioned = true;
        add(Kind.COMMENT, end);
    }

    private void add(Kind kind, int end) {
        lexemes.add(new Lexeme(kind, sql.substring(at, end), at, end));
        at = end;
    }
}
