package dev.paranoid.testkit.contract.port;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.caller.Asker;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.port.DeletionLedger;
import dev.paranoid.application.port.DeletionLedger.Ask;
import dev.paranoid.application.port.DeletionLedger.Entry;
import dev.paranoid.application.port.message.Inbox.RequestKey;
import dev.paranoid.application.request.RequestId;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.testkit.contract.scenario.TutorialRows;
import dev.paranoid.testkit.contract.scenario.Workbench;
import dev.paranoid.testkit.schema.TestSchema;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** The ledger keeps which requests have asked for a deletion. */
public abstract class LedgerRequestsContract {

    private static final Instant AT = Instant.parse("2026-03-29T01:30:00.123456Z");
    private static final EntityRef ONE = new EntityRef("users", "1");
    private static final EntityRef TWO = new EntityRef("users", "2");

    private final Workbench bench;

    private final DeletionLedger ledger;

    public LedgerRequestsContract(Function<TestSchema, Workbench> workbench) {
        this.bench = workbench.apply(TutorialRows.SCHEMA).with(TutorialRows.rows());
        this.ledger = bench.ports().ledger();
    }

    private Deletion open(EntityRef root) {
        Entry entry = new Entry(
                root,
                DeletionMode.SOFT,
                AT,
                "somebody",
                "test",
                Asker.of(Caller.named("somebody", "test")),
                Optional.empty(),
                Optional.empty(),
                Map.of());
        return bench.inTransaction(() -> ledger.open(List.of(entry))).get(0);
    }

    private static RequestKey request(String scope, String id) {
        return new RequestKey(scope, new RequestId(id));
    }

    private void ask(Deletion deletion, RequestKey... requests) {
        bench.inTransaction(() -> {
            ledger.ask(Arrays.stream(requests)
                    .map(request -> new Ask(deletion.id(), Optional.of(request)))
                    .toList());
            return AT;
        });
    }

    private Map<RequestKey, Set<DeletionId>> askedBy(RequestKey... requests) {
        return bench.inTransaction(() -> ledger.askedBy(List.of(requests)));
    }

    @Test
    void knowsWhoAskedByScopeAndId() {
        Deletion one = open(ONE);
        Deletion two = open(TWO);
        RequestKey kafka = request("kafka", "r-1");
        RequestKey elsewhere = request("elsewhere", "r-1");
        ask(one, kafka, kafka);
        ask(two, elsewhere, request("kafka", "r-2"));

        assertThat(askedBy(kafka, elsewhere)).isEqualTo(Map.of(kafka, Set.of(one.id()), elsewhere, Set.of(two.id())));
        for (RequestKey other : List.of(
                request("kafka ", "r-1"),
                request("Kafka", "r-1"),
                request("kafka", "R-1"),
                request("kafka", "r-1 "),
                request("kafkar", "-1"))) {
            assertThat(askedBy(other)).as(other.toString()).isEmpty();
        }
    }

    @Test
    void aRequestThatIsWithdrawnAsksForNothing() {
        Deletion one = open(ONE);
        Deletion two = open(TWO);
        RequestKey kafka = request("kafka", "r-1");
        RequestKey elsewhere = request("elsewhere", "r-1");
        ask(one, kafka);
        ask(two, kafka, elsewhere);

        bench.inTransaction(() -> {
            ledger.withdraw(List.of(kafka));
            return AT;
        });

        assertThat(askedBy(kafka, elsewhere)).isEqualTo(Map.of(elsewhere, Set.of(two.id())));
        assertThat(bench.inTransaction(() -> ledger.asked(List.of(one.id(), two.id()))))
                .containsExactly(two.id());
    }

    @Test
    void whoAskedOutrightIsNotWithdrawn() {
        Deletion one = open(ONE);
        bench.inTransaction(() -> {
            ledger.ask(List.of(new Ask(one.id(), Optional.empty()), new Ask(one.id(), Optional.empty())));
            ledger.withdraw(List.of(request("kafka", "r-1")));
            return AT;
        });

        assertThat(bench.inTransaction(() -> ledger.asked(List.of(one.id())))).containsExactly(one.id());
    }

    @Test
    void whoAskedMayHaveLongNamesOfAnyLetters() {
        Deletion one = open(ONE);
        RequestKey longest = request("☂".repeat(300), "☂".repeat(RequestId.LENGTH));
        ask(one, longest);

        assertThat(askedBy(longest)).isEqualTo(Map.of(longest, Set.of(one.id())));
    }
}
