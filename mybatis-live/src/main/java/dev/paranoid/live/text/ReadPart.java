package dev.paranoid.live.text;

import java.util.List;
import java.util.OptionalInt;

/** The part of a statement that reads or changes rows: most often all of it; what follows {@code EXPLAIN}, {@code CREATE TABLE … AS}, or {@code SET STATEMENT … FOR}. */
public final class ReadPart {

    private static final String[] EXPLAINS = {"EXPLAIN", "DESCRIBE", "DESC", "ANALYZE"};

    private static final String[] CHANGES_OR_READS = {"SELECT", "WITH", "TABLE", "UPDATE", "DELETE", "INSERT", "REPLACE"
    };

    /** They concern tables, not rows, or are for who administers the server. */
    private static final String[] OTHERS = {
        "CREATE",
        "ALTER",
        "DROP",
        "TRUNCATE",
        "RENAME",
        "SHOW",
        "OPTIMIZE",
        "CHECK",
        "REPAIR",
        "LOCK",
        "UNLOCK",
        "GRANT",
        "REVOKE",
        "FLUSH",
        "USE",
        "LOAD"
    };

    private ReadPart() {}

    /**
     * {@return where it begins in the text; empty where there is none}
     *
     * @param words the statement without comments
     * @throws UnreadableSql if it cannot be found
     */
    public static OptionalInt of(List<Lexeme> words) {
        Lexeme verb = words.get(0);
        if (verb.is(EXPLAINS)) {
            return explained(words);
        }
        if (verb.is("SET") && words.get(1).is("STATEMENT")) {
            return first(words, CHANGES_OR_READS);
        }
        if (!verb.is(OTHERS)) {
            return OptionalInt.of(0);
        }
        if (verb.is("GRANT", "REVOKE") || SeveralStatements.makesRoutine(words) || !queries(words)) {
            return OptionalInt.empty();
        }
        return created(words);
    }

    private static boolean queries(List<Lexeme> words) {
        long tables = words.stream().filter(word -> word.is("TABLE")).count();
        return words.stream().anyMatch(word -> word.is("SELECT"))
                || (words.get(0).is("CREATE") && tables > 1);
    }

    private static OptionalInt explained(List<Lexeme> words) {
        return words.get(1).is("TABLE", "LOCAL", "NO_WRITE_TO_BINLOG")
                ? OptionalInt.empty()
                : first(words, CHANGES_OR_READS);
    }

    private static OptionalInt created(List<Lexeme> words) {
        OptionalInt query = words.get(0).is("CREATE", "ALTER") ? first(words, "SELECT", "WITH") : OptionalInt.empty();
        if (query.isEmpty()) {
            throw new UnreadableSql("it reads rows within " + words.get(0).text());
        }
        return query;
    }

    /** The first of these that is in no parentheses, but for those around all that is read. */
    private static OptionalInt first(List<Lexeme> words, String... verbs) {
        int depth = 0;
        for (int i = 1; i < words.size(); i++) {
            Lexeme word = words.get(i);
            boolean begins = word.is(verbs) || (word.isSymbol("(") && beginsQuery(words, i));
            if (depth == 0 && begins) {
                return OptionalInt.of(word.begin());
            }
            depth += word.isSymbol("(") ? 1 : word.isSymbol(")") ? -1 : 0;
        }
        return OptionalInt.empty();
    }

    private static boolean beginsQuery(List<Lexeme> words, int open) {
        int first = open;
        while (first < words.size() && words.get(first).isSymbol("(")) {
            first++;
        }
        return first < words.size() && words.get(first).is("SELECT", "WITH");
    }
}
