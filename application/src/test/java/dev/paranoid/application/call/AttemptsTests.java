package dev.paranoid.application.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paranoid.application.call.Attempts.Again;
import dev.paranoid.application.call.Attempts.Parts;
import dev.paranoid.application.engine.Judgement;
import dev.paranoid.application.engine.Plans;
import dev.paranoid.application.engine.budget.BudgetedTransactions;
import dev.paranoid.application.failure.Busy;
import dev.paranoid.application.port.DeletionLedger;
import dev.paranoid.application.port.Ports;
import dev.paranoid.application.port.Transactions;
import dev.paranoid.application.port.access.RowAccess;
import dev.paranoid.application.port.history.DeletionHistory;
import dev.paranoid.application.port.hold.HoldLedger;
import dev.paranoid.application.port.message.DeletionEvents;
import dev.paranoid.application.port.message.HoldEvents;
import dev.paranoid.application.port.message.Inbox;
import dev.paranoid.application.port.purge.PurgeLedger;
import dev.paranoid.application.port.row.EntityReader;
import dev.paranoid.application.port.row.EntityStore;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.policy.DeletionRules;
import dev.paranoid.domain.relation.EntityGraph;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** However many transactions a call takes, they share its patience. */
class AttemptsTests {

    private static final EntityRef ROW = new EntityRef("users", "1");

    /** Each takes three seconds, of a patience of eight. */
    private static final class Slow implements Transactions {

        private static final Duration PATIENCE = Duration.ofSeconds(8);

        private final List<Duration> left = new ArrayList<>();
        private Duration now = Duration.ZERO;
        private Optional<Duration> until = Optional.empty();

        @Override
        public <T> T inTransaction(Supplier<T> work) {
            left.add(left());
            now = now.plusSeconds(3);
            return work.get();
        }

        @Override
        public <T> T undone(Supplier<T> work) {
            return inTransaction(work);
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
            Optional<Duration> before = until;
            until = Optional.of(now.plus(time));
            try {
                return work.get();
            } finally {
                until = before;
            }
        }

        @Override
        public Duration left() {
            Duration left = until.orElseGet(() -> now.plus(PATIENCE)).minus(now);
            return left.isNegative() ? Duration.ZERO : left;
        }

        @Override
        public Transactions shared() {
            return this;
        }
    }

    private static <T> T none(Class<T> port) {
        return port.cast(
                Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (proxy, method, arguments) -> {
                    throw new AssertionError(method.toString());
                }));
    }

    private static Attempts over(Transactions transactions) {
        Ports ports = new Ports(
                none(EntityStore.class),
                none(EntityReader.class),
                none(DeletionLedger.class),
                transactions,
                none(Inbox.class),
                none(DeletionEvents.class),
                none(HoldEvents.class),
                none(HoldLedger.class),
                none(PurgeLedger.class),
                none(RowAccess.class),
                none(DeletionHistory.class),
                InstantSource.system());
        EntityGraph graph = EntityGraph.of(List.of(EntityType.paranoid("users")), List.of());
        Context context = new Context(
                new Plans(graph),
                new Judgement(DeletionRules.NONE),
                ports,
                new BudgetedTransactions(transactions, Long.MAX_VALUE),
                Optional.empty(),
                false);
        return new Attempts(context, false, Again.NEVER, Parts.EACH);
    }

    @Test
    void whoIsOvertakenAgainAndAgainIsToldInTime() {
        Slow transactions = new Slow();

        assertThatThrownBy(() -> over(transactions).of(List.of(ROW), false, (rows, large) -> {
                    throw new ConcurrentChange("by somebody, always");
                }))
                .isInstanceOf(Busy.class)
                .hasMessageContaining("3 attempts");

        assertThat(transactions.left)
                .as("how long each of the transactions may wait for others")
                .containsExactly(Duration.ofSeconds(8), Duration.ofSeconds(5), Duration.ofSeconds(2));
    }
}
