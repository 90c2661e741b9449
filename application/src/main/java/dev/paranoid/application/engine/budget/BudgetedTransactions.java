package dev.paranoid.application.engine.budget;

import dev.paranoid.application.port.TooLarge;
import dev.paranoid.application.port.Transactions;
import java.time.Duration;
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
     * @param transactions what runs them
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

    /**
     * {@return what the running transaction may still touch}
     *
     * @throws IllegalStateException where this thread is in none of these
     */
    public RowBudget budget() {
        Spent spent = running.get();
        if (spent == null) {
            throw new IllegalStateException("This needs a transaction");
        }
        return new RowBudget() {
            @Override
            public long look() {
                return Math.min(
                        Integer.MAX_VALUE, Math.max(1, above == Long.MAX_VALUE ? above : above - spent.rows + 1));
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
        return run(work, transactions::inTransaction);
    }

    @Override
    public <T> T undone(Supplier<T> work) {
        Spent outer = running.get();
        long before = outer == null ? 0 : outer.rows;
        try {
            return run(work, transactions::undone);
        } finally {
            if (outer != null) {
                outer.rows = before;
            }
        }
    }

    @Override
    public boolean joining() {
        return transactions.joining();
    }

    @Override
    public boolean withinCallers() {
        return transactions.withinCallers();
    }

    @Override
    public <T> T atMost(Duration time, Supplier<T> work) {
        return transactions.atMost(time, work);
    }

    @Override
    public Duration left() {
        return transactions.left();
    }

    @Override
    public BudgetedTransactions shared() {
        return new BudgetedTransactions(transactions.shared(), above);
    }

    private interface Running<T> {
        T run(Supplier<T> work);
    }

    private <T> T run(Supplier<T> work, Running<T> transaction) {
        Spent outer = running.get();
        if (outer != null) {
            return within(outer, work, transaction);
        }
        Spent spent = new Spent();
        running.set(spent);
        try {
            return transaction.run(() -> {
                spent.rows = 0;
                return work.get();
            });
        } finally {
            running.remove();
        }
    }

    /** What is rolled back has touched nothing. */
    private static <T> T within(Spent outer, Supplier<T> work, Running<T> transaction) {
        long before = outer.rows;
        try {
            return transaction.run(work);
        } catch (RuntimeException undone) {
            outer.rows = before;
            throw undone;
        }
    }
}
