package dev.paranoid.live.splice;

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
    String applyTo(String sql) {
        if (edits.isEmpty()) {
            return sql;
        }
        List<Edit> sorted = edits.stream()
                .sorted(Comparator.comparingInt(Edit::at).thenComparingInt(Edit::rank))
                .toList();
        StringBuilder text = new StringBuilder(sql);
        for (int i = sorted.size() - 1; i >= 0; i--) {
            text.insert(sorted.get(i).at(), sorted.get(i).text());
        }
        return text.toString();
    }
}
