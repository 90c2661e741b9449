package dev.paranoid.application.delete;

import dev.paranoid.application.engine.budget.RowBudget;

/** Counts without end, in parts of limited size. */
final class Counted implements RowBudget {

    /** Rows per relation up to which a preview counts. */
    private static final long LIMIT = 10_000;

    private boolean complete = true;

    /** {@return whether all was counted} */
    boolean complete() {
        return complete;
    }

    @Override
    public long look() {
        return LIMIT;
    }

    @Override
    public void take(long rows) {
        complete &= rows < LIMIT;
    }
}
