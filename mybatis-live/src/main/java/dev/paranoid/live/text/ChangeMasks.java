package dev.paranoid.live.text;

import dev.paranoid.live.text.Lexeme.Kind;

/** Masks of UPDATE and DELETE: the parser knows them in one form only, and with a table in the first place. */
final class ChangeMasks {

    private final MaskedText text;

    ChangeMasks(MaskedText text) {
        this.text = text;
    }

    void mask() {
        int verb = 0;
        while (verb < text.size() && !text.is(verb, "UPDATE", "DELETE")) {
            verb = text.isSymbol(verb, "(") ? text.closing(verb) + 1 : verb + 1;
        }
        int next = verb + 1;
        while (text.is(next, ClauseMasks.MODIFIERS)) {
            next++;
        }
        int tables = text.is(verb, "DELETE") ? tablesOfDelete(next) : next;
        if (text.isSymbol(tables, "(")) {
            text.putTableBefore(tables);
        }
    }

    /** {@code DELETE FROM a.* USING b JOIN c} is {@code DELETE a FROM b JOIN c}. */
    private int tablesOfDelete(int from) {
        int end = text.is(from, "FROM") ? from + 1 : from;
        while (isTarget(end)) {
            end++;
        }
        if (text.is(end, "USING")) {
            text.replace(from, "");
            text.replace(end, "FROM");
        } else if (!text.is(end, "FROM")) {
            return from + 1;
        }
        for (int i = from; i < end; i++) {
            if (text.isSymbol(i, ".") && text.isSymbol(i + 1, "*")) {
                text.replace(i, "");
                text.replace(i + 1, "");
            }
        }
        return end + 1;
    }

    private boolean isTarget(int i) {
        if (i >= text.size()) {
            return false;
        }
        Lexeme lexeme = text.word(i);
        return lexeme.kind() == Kind.NAME
                || lexeme.isSymbol(".")
                || lexeme.isSymbol(",")
                || lexeme.isSymbol("*")
                || (lexeme.kind() == Kind.WORD && !lexeme.is("FROM", "USING", "WHERE", "JOIN", "ORDER", "LIMIT"));
    }
}
