package dev.paranoid.live.splice;

import dev.paranoid.live.text.ServerComments;
import dev.paranoid.live.text.UnreadableSql;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Texts to be put into a statement. */
final class Edits {

    private record Edit(int at, int rank, String text) {}

    private final List<Edit> edits = new ArrayList<>();

    /** Before what begins there. */
    void before(int at, String text) {
        edits.add(new Edit(at, 1, text));
    }

    /** After what ends there. */
    void after(int at, String text) {
        edits.add(new Edit(at, 0, text));
    }

    /** From right to left, so that positions hold; of those at one place, the first is the leftmost. */
    String applyTo(String sql, ServerComments comments) {
        if (edits.isEmpty()) {
            return sql;
        }
        List<Edit> sorted = edits.stream()
                .sorted(Comparator.comparingInt(Edit::at).thenComparingInt(Edit::rank))
                .toList();
        if (sorted.stream().anyMatch(edit -> comments.contain(edit.at()))) {
            throw new UnreadableSql("a condition would be in a comment that not every server carries out");
        }
        StringBuilder text = new StringBuilder(sql);
        for (int i = sorted.size() - 1; i >= 0; i--) {
            insert(text, sorted.get(i));
        }
        return text.toString();
    }

    /** Two words never become one. */
    private static void insert(StringBuilder text, Edit edit) {
        boolean touches = edit.at() < text.length()
                && Character.isLetterOrDigit(text.charAt(edit.at()))
                && Character.isLetterOrDigit(edit.text().charAt(edit.text().length() - 1));
        text.insert(edit.at(), touches ? edit.text() + " " : edit.text());
    }
}
