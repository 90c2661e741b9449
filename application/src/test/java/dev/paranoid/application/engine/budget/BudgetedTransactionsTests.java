package dev.paranoid.application.engine.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paranoid.application.port.TooLarge;
import dev.paranoid.application.port.Transactions;
import java.time.Duration;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class BudgetedTransactionsTests {

    private static final Transactions AT_ONCE = new Transactions() {
        @Override
        public <T> T inTransaction(Supplier<T> work) {
            return work.get();
        }

        @Override
        public <T> T undone(Supplier<T> work) {
            return work.get();
        }

        @Override
        public boolean joining() {
            return false;
        }

        @Override
        public boolean withinCallers() {
            return false;
        }

        @Override
        public <T> T atMost(Duration time, Supplier<T> work) {
            return work.get();
        }

        @Override
        public Duration left() {
            return Duration.ZERO;
        }

        @Override
        public Transactions shared() {
            return this;
        }
    };

    private final BudgetedTransactions transactions = new BudgetedTransactions(AT_ONCE, 10);

    private long take(long rows) {
        transactions.budget().take(rows);
        return transactions.budget().look();
    }

    @Test
    void whatIsFoundOneTooManyIsTooMany() {
        assertThat(transactions.<Long>inTransaction(() -> take(10))).isEqualTo(1);
        assertThatThrownBy(() -> transactions.<Long>inTransaction(() -> take(11)))
                .isInstanceOf(TooLarge.class);
    }

    @Test
    void callsWithinATransactionShareItsRows() {
        assertThatThrownBy(() -> transactions.<Long>inTransaction(() -> {
                    transactions.<Long>inTransaction(() -> take(6));
                    return transactions.<Long>inTransaction(() -> take(5));
                }))
                .isInstanceOf(TooLarge.class);
    }

    @Test
    void whatIsRolledBackHasTouchedNothing() {
        assertThat(transactions.<Long>inTransaction(() -> {
                    transactions.<Long>undone(() -> take(6));
                    assertThatThrownBy(() -> transactions.<Long>inTransaction(() -> take(11)))
                            .isInstanceOf(TooLarge.class);
                    return take(10);
                }))
                .isEqualTo(1);
    }

    @Test
    void everyTransactionHasRowsOfItsOwn() {
        transactions.<Long>inTransaction(() -> take(10));

        assertThat(transactions.<Long>undone(() -> take(4))).isEqualTo(7);
        assertThat(transactions.running()).isFalse();
        assertThatThrownBy(transactions::budget).isInstanceOf(IllegalStateException.class);
    }
}
