package dev.paranoid.live.text;

import java.util.ArrayList;
import java.util.List;

/** A text of several statements, as {@code allowMultiQueries} allows it. */
public final class Statements {

    private Statements() {}

    /** {@return its statements, without the semicolons between them; one where it makes a stored routine, which has some of its own} */
    public static List<String> in(String sql, List<Lexeme> lexemes) {
        List<String> statements = new ArrayList<>();
        int begin = 0;
        if (!makesRoutine(lexemes)) {
            for (Lexeme lexeme : lexemes) {
                if (lexeme.isSymbol(";")) {
                    statements.add(sql.substring(begin, lexeme.begin()));
                    begin = lexeme.end();
                }
            }
        }
        statements.add(sql.substring(begin));
        return statements;
    }

    private static boolean makesRoutine(List<Lexeme> lexemes) {
        return lexemes.stream().anyMatch(lexeme -> lexeme.is("CREATE", "ALTER"))
                && lexemes.stream().anyMatch(lexeme -> lexeme.is("PROCEDURE", "FUNCTION", "TRIGGER", "EVENT"));
    }
}
