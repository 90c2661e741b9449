package dev.paranoid.live.text;

import dev.paranoid.live.text.Lexeme.Kind;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Comments whose content some servers carry out and others do not: from MySQL 5.7 on, and those of MariaDB alone. */
public final class ServerComments {

    private static final Pattern BEGIN = Pattern.compile("/\\*(M?)!(\\d*)");
    private static final int CARRIED_OUT_BY_ALL = 50_700;

    private final List<Lexeme> comments;

    public ServerComments(List<Lexeme> lexemes) {
        this.comments =
                lexemes.stream().filter(lexeme -> lexeme.kind() == Kind.COMMENT).toList();
    }

    /** {@return whether what is put there is in such a comment} */
    public boolean contain(int at) {
        boolean within = false;
        for (Lexeme comment : comments) {
            if (comment.begin() >= at) {
                return within;
            }
            within = isForSome(comment.text()) || (within && !comment.text().equals("*/"));
        }
        return within;
    }

    private static boolean isForSome(String comment) {
        Matcher begin = BEGIN.matcher(comment);
        if (!begin.matches()) {
            return false;
        }
        String version = begin.group(2);
        return !begin.group(1).isEmpty() || (!version.isEmpty() && Integer.parseInt(version) >= CARRIED_OUT_BY_ALL);
    }
}
