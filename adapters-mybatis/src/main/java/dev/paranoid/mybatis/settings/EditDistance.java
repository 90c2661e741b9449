package dev.paranoid.mybatis.settings;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** How many letters have to be added, removed, replaced, or exchanged with their neighbour, to make one word another. */
public final class EditDistance {

    /** As many letters may be wrong for a name to be nearly another. */
    static final int NEAR = 2;

    private EditDistance() {}

    /** {@return the word that differs least from this one, if that is little for a word of its length; never the word itself} */
    public static Optional<String> nearest(String word, Collection<String> known) {
        String small = word.toLowerCase(Locale.ROOT);
        int most = Math.min(NEAR, small.length() / 3);
        return known.stream()
                .filter(other -> !other.equals(word) && between(small, other.toLowerCase(Locale.ROOT)) <= most)
                .min(Comparator.comparingInt(other -> between(small, other.toLowerCase(Locale.ROOT))));
    }

    static int between(String one, String other) {
        int[][] distance = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                distance[i][j] = i == 0 || j == 0 ? i + j : least(distance, one, other, i, j);
            }
        }
        return distance[one.length()][other.length()];
    }

    private static int least(int[][] distance, String one, String other, int i, int j) {
        int replaced = distance[i - 1][j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        int added = Math.min(distance[i - 1][j], distance[i][j - 1]) + 1;
        boolean exchanged =
                i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1);
        int least = Math.min(replaced, added);
        return exchanged ? Math.min(least, distance[i - 2][j - 2] + 1) : least;
    }
}
