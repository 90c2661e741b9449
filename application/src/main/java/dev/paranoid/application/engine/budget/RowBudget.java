package dev.paranoid.application.engine.budget;

import dev.paranoid.application.port.TooLarge;

/** How many rows may still be touched. */
public interface RowBudget {

    /** {@return how many rows more there is room for, and one, so that too many are seen} */
    long look();

    /**
     * Takes room for these.
     *
     * @param rows how many
     * @throws TooLarge where there is none, unless it is only counted
     */
    void take(long rows);
}
