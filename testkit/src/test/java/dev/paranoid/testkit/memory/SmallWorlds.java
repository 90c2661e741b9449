package dev.paranoid.testkit.memory;

import dev.paranoid.domain.relation.OnDelete;
import java.util.function.Consumer;

/** All worlds of so many rows, cycles included, one of each shape. */
record SmallWorlds(int size, OnDelete soft, OnDelete hard) {

    void each(Consumer<SmallWorld> visit) {
        fill(new int[size], new int[size], 0, visit);
    }

    private void fill(int[] first, int[] second, int row, Consumer<SmallWorld> visit) {
        if (row == size) {
            SmallWorld world = new SmallWorld(first.clone(), second.clone(), soft, hard);
            if (world.canonical()) {
                visit.accept(world);
            }
            return;
        }
        for (first[row] = -1; first[row] < size; first[row]++) {
            for (second[row] = -1; second[row] < size; second[row]++) {
                if (differs(first[row], second[row])) {
                    fill(first, second, row + 1, visit);
                }
            }
        }
    }

    /** Where both relations cascade, their order is nothing, and the same parent twice is once. */
    private boolean differs(int one, int other) {
        return soft != OnDelete.CASCADE || one < other || one + other == -2;
    }
}
