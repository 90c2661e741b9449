package dev.paranoid.live.hidden;

import java.util.function.Supplier;

/** Statements that a thread runs within see hidden rows as well as live ones. */
public final class HiddenRows {

    private static final ThreadLocal<Boolean> SHOWN = ThreadLocal.withInitial(() -> false);

    private HiddenRows() {}

    /**
     * {@return what the work returns, whose statements on this thread see all rows}
     *
     * @param work runs at once, on this thread; what it throws is thrown on
     * @param <T> what it returns
     */
    public static <T> T shown(Supplier<T> work) {
        boolean before = SHOWN.get();
        SHOWN.set(true);
        try {
            return work.get();
        } finally {
            restore(before);
        }
    }

    /**
     * Runs the work, whose statements on this thread see all rows.
     *
     * @param work runs at once, on this thread; what it throws is thrown on
     */
    public static void shown(Runnable work) {
        shown(() -> {
            work.run();
            return true;
        });
    }

    /** {@return whether statements of this thread see all rows now} */
    public static boolean areShown() {
        return SHOWN.get();
    }

    private static void restore(boolean before) {
        if (before) {
            SHOWN.set(true);
        } else {
            SHOWN.remove();
        }
    }
}
