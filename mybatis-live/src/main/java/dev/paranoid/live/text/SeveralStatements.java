package dev.paranoid.live.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A text of several statements, as {@code allowMultiQueries} allows it. */
public final class SeveralStatements {

    private static final String[] MADE = {
        "TABLE",
        "VIEW",
        "INDEX",
        "DATABASE",
        "SCHEMA",
        "USER",
        "ROLE",
        "SERVER",
        "TABLESPACE",
        "SEQUENCE",
        "PROCEDURE",
        "FUNCTION",
        "TRIGGER",
        "EVENT",
        "PACKAGE"
    };

    private SeveralStatements() {}

    /** {@return its statements, without the semicolons between them; one that makes a stored routine has some of its own} */
    public static List<String> in(String sql, List<Lexeme> lexemes) {
        List<String> statements = new ArrayList<>();
        List<Lexeme> words = words(lexemes);
        int begin = 0;
        for (int i = 0; i < words.size(); i++) {
            boolean first = i == 0 || words.get(i - 1).isSymbol(";");
            if (first && hasSemicolons(words.subList(i, words.size()))) {
                break;
            }
            if (words.get(i).isSymbol(";")) {
                statements.add(sql.substring(begin, words.get(i).begin()));
                begin = words.get(i).end();
            }
        }
        statements.add(sql.substring(begin));
        return statements;
    }

    private static List<Lexeme> words(List<Lexeme> lexemes) {
        return lexemes.stream()
                .filter(lexeme -> lexeme.kind() != Lexeme.Kind.COMMENT)
                .toList();
    }

    /** {@return whether what begins there is a routine whose body ends with the text} */
    private static boolean hasSemicolons(List<Lexeme> words) {
        return makesRoutine(words) && words.stream().anyMatch(word -> word.is("BEGIN")) && endsBody(words);
    }

    /** {@code END}, or {@code END label}. */
    private static boolean endsBody(List<Lexeme> words) {
        List<Lexeme> named = words.stream().filter(word -> !word.isSymbol(";")).toList();
        int last = named.size() - 1;
        return last > 0 && (named.get(last).is("END") || named.get(last - 1).is("END"));
    }

    /** {@return whether a statement makes a stored routine, which sees what it reads} */
    public static boolean makesRoutine(List<Lexeme> words) {
        if (!words.get(0).is("CREATE", "ALTER")) {
            return false;
        }
        Optional<Lexeme> made = words.stream().filter(lexeme -> lexeme.is(MADE)).findFirst();
        return made.filter(kind -> kind.is("PROCEDURE", "FUNCTION", "TRIGGER", "EVENT", "PACKAGE"))
                .isPresent();
    }
}
