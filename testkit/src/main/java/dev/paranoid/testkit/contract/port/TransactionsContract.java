package dev.paranoid.testkit.contract.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paranoid.application.port.Transactions;
import dev.paranoid.application.port.row.Mark;
import dev.paranoid.domain.RowKey;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.testkit.contract.scenario.Scenario;
import dev.paranoid.testkit.contract.scenario.TutorialRows;
import dev.paranoid.testkit.contract.scenario.Workbench;
import dev.paranoid.testkit.schema.TestSchema;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** All or nothing, also within all or nothing; and one time for each. */
public abstract class TransactionsContract {

    private final Workbench bench;
    private final Transactions transactions;

    public TransactionsContract(Function<TestSchema, Workbench> workbench) {
        this.bench = workbench.apply(TutorialRows.SCHEMA).with(TutorialRows.rows());
        this.transactions = bench.ports().transactions();
    }

    private List<Deletion> hide(String row) {
        List<Deletion> opened = bench.open(DeletionMode.SOFT, row);
        bench.store()
                .mark(
                        bench.type(Scenario.ref(row).type()),
                        Map.of(
                                RowKey.of(Scenario.ref(row)),
                                Mark.of(opened.get(0).id(), opened.get(0).deletedAt())));
        return opened;
    }

    private String hidden() {
        return new Scenario(bench.engine()).hidden();
    }

    @Test
    void commitsWhenTheWorkReturns() {
        assertThat(transactions.inTransaction(() -> hide("reviews/1"))).hasSize(1);

        assertThat(hidden()).isEqualTo("reviews/1");
    }

    @Test
    void rollsBackWhenTheWorkThrowsAndThrowsTheSame() {
        IllegalStateException thrown = new IllegalStateException("on purpose");

        assertThatThrownBy(() -> transactions.inTransaction(() -> {
                    hide("reviews/1");
                    throw thrown;
                }))
                .isSameAs(thrown);

        assertThat(hidden()).isEmpty();
        assertThat(bench.engine().snapshot().deletions()).isEmpty();
    }

    @Test
    void rollsBackWhatIsUndoneAndReturnsWhatItGave() {
        assertThat(transactions.undone(() -> hide("reviews/1"))).hasSize(1);

        assertThat(hidden()).isEmpty();
        assertThat(bench.engine().snapshot().deletions()).isEmpty();
    }

    @Test
    void withinAnotherItRollsBackItsOwnWorkAlone() {
        transactions.inTransaction(() -> {
            hide("reviews/1");
            assertThatThrownBy(() -> transactions.inTransaction(() -> {
                        hide("reviews/2");
                        throw new IllegalStateException("on purpose");
                    }))
                    .isInstanceOf(IllegalStateException.class);
            transactions.undone(() -> hide("reviews/3"));
            return transactions.inTransaction(() -> hide("reviews/4"));
        });

        assertThat(hidden()).isEqualTo("reviews/1 reviews/4");
    }

    @Test
    void isRolledBackWithTheOneAroundIt() {
        transactions.undone(() -> transactions.inTransaction(() -> hide("reviews/1")));

        assertThat(hidden()).isEmpty();
    }

    @Test
    void hasOneTimeToTheMicrosecond() {
        transactions.inTransaction(() -> {
            Instant first = bench.ports().clock().instant();
            hide("users/1");
            assertThat(bench.ports().clock().instant())
                    .isEqualTo(first)
                    .isEqualTo(first.truncatedTo(ChronoUnit.MICROS));
            return first;
        });
    }
}
