package dev.paranoid.mybatis.settings;

/** How many letters have to be added, removed, replaced, or exchanged with their neighbour, to make one word another. */
final class EditDistance {

    private EditDistance() {}

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
