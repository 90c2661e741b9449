package dev.paranoid.application.engine;

import dev.paranoid.application.port.TooLarge;
import dev.paranoid.application.port.Transactions;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Transactions each of which touches at most so many rows, however many calls it is made of. */
public final class BudgetedTransactions implements Transactions {

    private final Transactions transactions;
    private final long above;
    @SuppressWarnings("ThreadLocalUsage") // there are as many of these as there are engines, one
    private final ThreadLocal<@Nullable Spent> running = new ThreadLocal<>();

    private static final class Spent {
        private long rows;
    }

    /**
     * Transactions.
     *
     * @param above how many rows one may touch
     */
    public BudgetedTransactions(Transactions transactions, long above) {
        this.transactions = transactions;
        this.above = above;
    }

    /** {@return whether this thread is in one of these} */
    public boolean running() {
        return running.get() != null;
    }

    /** {@return what the running transaction may still touch} */
    public RowBudget budget() {
        Spent spent = running.get();
        if (spent == null) {
            throw new IllegalStateException("This needs a transaction");
        }
        return new RowBudget() {
            @Override
            public long look() {
                return Math.min(Integer.MAX_VALUE, Math.max(1, above == Long.MAX_VALUE ? above : above - spent.rows + 1));
            }

            @Override
            public void take(long rows) {
                spent.rows += rows;
                if (spent.rows > above) {
                    throw new TooLarge(above);
                }
            }
        };
    }

    @Override
    public <T> T inTransaction(Supplier<T> work) {
        Spent outer = running.get();
        if (outer != null) {
            return within(outer, work);
        }
        Spent spent = new Spent();
        running.set(spent);
        try {
            return transactions.inTransaction(() -> {
                spent.rows = 0;
                return work.get();
            });
        } finally {
            running.remove();
        }
    }

    /** What is rolled back has touched nothing. */
    private <T> T within(Spent outer, Supplier<T> work) {
        long before = outer.rows;
        try {
            return transactions.inTransaction(work);
        } catch (RuntimeException undone) {
            outer.rows = before;
            throw undone;
        }
    }

    @Override
    public <T> T undone(Supplier<T> work) {
        return transactions.undone(work);
    }
}
