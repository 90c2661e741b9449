package dev.paranoid.live.splice;

import dev.paranoid.live.text.Lexeme;
import dev.paranoid.live.text.Lexeme.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What a condition demands of every row, whatever else it says: the parts that AND joins. */
final class Conjuncts {

    /** Beside them, AND means something else, or does not join all. */
    private static final String[] UNCLEAR = {"OR", "XOR", "BETWEEN", "CASE"};

    private static final String[] UNCLEAR_SYMBOLS = {"|", ":", ";"};

    private Conjuncts() {}

    /** {@return whether a condition demands already that the column of the table of that name is null} */
    static boolean demand(List<Lexeme> condition, List<String> name, String column) {
        return parts(condition).anyMatch(part -> isNull(part, name, column));
    }

    private static Stream<List<Lexeme>> parts(List<Lexeme> condition) {
        List<Lexeme> bare = withoutParentheses(condition);
        List<List<Lexeme>> parts = new ArrayList<>();
        int depth = 0;
        int begin = 0;
        for (int i = 0; i < bare.size(); i++) {
            Lexeme lexeme = bare.get(i);
            depth += lexeme.isSymbol("(") ? 1 : lexeme.isSymbol(")") ? -1 : 0;
            if (depth == 0 && isUnclear(lexeme)) {
                return Stream.empty();
            }
            if (depth == 0 && lexeme.is("AND")) {
                parts.add(bare.subList(begin, i));
                begin = i + 1;
            }
        }
        parts.add(bare.subList(begin, bare.size()));
        return parts.size() == 1 ? Stream.of(bare) : parts.stream().flatMap(Conjuncts::parts);
    }

    private static boolean isUnclear(Lexeme lexeme) {
        return lexeme.is(UNCLEAR) || Stream.of(UNCLEAR_SYMBOLS).anyMatch(lexeme::isSymbol);
    }

    private static List<Lexeme> withoutParentheses(List<Lexeme> condition) {
        List<Lexeme> bare = condition;
        while (bare.size() > 1 && bare.get(0).isSymbol("(") && closing(bare) == bare.size() - 1) {
            bare = bare.subList(1, bare.size() - 1);
        }
        return bare;
    }

    private static int closing(List<Lexeme> opened) {
        int depth = 0;
        for (int i = 0; i < opened.size(); i++) {
            depth += opened.get(i).isSymbol("(") ? 1 : opened.get(i).isSymbol(")") ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }

    /** {@code shop.users.deleted_at IS NULL}, with or without the schema. */
    private static boolean isNull(List<Lexeme> part, List<String> name, String column) {
        int size = part.size();
        if (size < 5 || !part.get(size - 2).is("IS") || !part.get(size - 1).is("NULL")) {
            return false;
        }
        List<String> said = new ArrayList<>();
        for (int i = 0; i < size - 2; i++) {
            Lexeme lexeme = part.get(i);
            boolean dot = i % 2 == 1;
            if (dot != lexeme.isSymbol(".") || lexeme.kind() == Kind.TEXT) {
                return false;
            }
            if (!dot) {
                said.add(folded(lexeme.bare()));
            }
        }
        List<String> meant = Stream.concat(name.stream(), Stream.of(column))
                .map(Conjuncts::folded)
                .toList();
        int common = Math.min(said.size(), meant.size());
        return common > 1 && last(said, common).equals(last(meant, common));
    }

    private static List<String> last(List<String> parts, int count) {
        return parts.subList(parts.size() - count, parts.size());
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
