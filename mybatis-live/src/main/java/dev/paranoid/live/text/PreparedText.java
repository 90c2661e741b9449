package dev.paranoid.live.text;

import dev.paranoid.live.text.Lexeme.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code PREPARE} and {@code EXECUTE IMMEDIATE} have a statement in quotes, or in a variable. */
public final class PreparedText {

    private PreparedText() {}

    /** {@return whether a text may have one of them} */
    public static boolean isIn(String sql) {
        String text = sql.toLowerCase(Locale.ROOT);
        return text.contains("prepare") || text.contains("immediate");
    }

    /**
     * {@return the statement in quotes; empty where none is prepared}
     *
     * @param words the statement that prepares it, without comments
     * @throws UnreadableSql if it is in a variable, or put together
     */
    public static Optional<String> of(List<Lexeme> words) {
        int size = words.size();
        boolean prepares =
                size > 3 && words.get(0).is("PREPARE") && words.get(2).is("FROM");
        boolean immediate =
                size > 2 && words.get(0).is("EXECUTE") && words.get(1).is("IMMEDIATE");
        if (!prepares && !immediate) {
            return Optional.empty();
        }
        int at = prepares ? 3 : 2;
        Lexeme text = words.get(at);
        boolean quoted = text.kind() == Kind.TEXT || text.kind() == Kind.DOUBLE_QUOTED;
        boolean whole = at + 1 == size || words.get(at + 1).is("USING");
        if (!quoted || !whole) {
            throw new UnreadableSql("it prepares a statement that is not known");
        }
        return Optional.of(text.text());
    }
}
