package dev.paranoid.mybatis.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.Parents;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.request.Outcome;
import dev.paranoid.application.request.Outcome.Status;
import dev.paranoid.application.request.Request;
import dev.paranoid.application.request.Request.Delete;
import dev.paranoid.application.request.Request.Demand;
import dev.paranoid.application.request.Request.Head;
import dev.paranoid.application.request.Request.Withdraw;
import dev.paranoid.application.request.RequestId;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.mybatis.Demo;
import dev.paranoid.mybatis.Wiretap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** What a batch of requests costs: a number of statements that does not grow with it, none of which scans a table. */
class RequestCostTests {

    private static final Caller CALLER = Caller.anonymous("test");
    private static final Wiretap TAP = Wiretap.of(Demo.plain());
    private static final int OTHERS = 10_000;

    @BeforeAll
    static void fill() {
        JdbcTemplate jdbc = TAP.engine().jdbc();
        Demo.numbers(jdbc);
        Demo.fill(jdbc, "users", "id, email", "n + 1, CONCAT('user', n + 1)", 2_000);
        Demo.fill(jdbc, "stories", "id, created_by", "n + 1, n % 2000 + 1", 4_000);
        Demo.fill(jdbc, "reviews", "id, created_by, story_id", "n + 1, n % 2000 + 1, n % 4000 + 1", 8_000);
        Demo.fill(
                jdbc,
                "paranoid_inbox",
                "scope, request_id, fingerprint, withdrawn, status, answer, received_at",
                "'test', CONCAT('other', n), 'f', 0, 0, '{}', NOW(6)",
                OTHERS);
        Demo.fill(
                jdbc,
                "paranoid_ask",
                "deletion_id, scope, request_id",
                "n + 1000000, 'test', CONCAT('other', n)",
                OTHERS);
        Demo.fill(
                jdbc,
                "paranoid_deletion",
                "root_type, root_key, mode, state, deleted_at, closed_at, actor, source",
                "'stories', n + 1, 'SOFT', 'LIFTED', NOW(6), NOW(6), 'someone', 'test'",
                OTHERS);
        List<String> tables =
                List.of("users", "stories", "reviews", "paranoid_inbox", "paranoid_ask", "paranoid_deletion");
        for (String table : tables) {
            jdbc.queryForList("ANALYZE TABLE " + table);
        }
    }

    @AfterAll
    static void close() {
        TAP.close();
    }

    @Test
    void aBatchOfFiveHundredCostsTheSameAsOneOfFifty() {
        Map<String, List<Integer>> counts = new LinkedHashMap<>();
        int from = 1;
        for (int size : List.of(1, 50, 500)) {
            int first = from;
            count(counts, "deletes", batch("a", first, size, RequestCostTests::delete));
            count(counts, "the same again", batch("a", first, size, RequestCostTests::delete));
            count(counts, "withdrawals", batch("b", first, size, user -> withdraw("a" + user)));
            from += size;
        }

        System.out.println("Statements for batches of 1, 50 and 500 requests: " + counts);
        assertThat(counts).allSatisfy((what, numbers) -> {
            assertThat(Set.copyOf(numbers.subList(1, 3))).as(what).hasSize(1);
            assertThat(numbers.get(2) / 500.0).as(what).isLessThan(0.1);
        });
    }

    @Test
    void noStatementScansATable() {
        ExplainedScans plans = new ExplainedScans();
        TAP.during(plans, () -> {
            carryOut(batch("c", 1001, 3, RequestCostTests::delete));
            carryOut(batch("d", 1101, 50, RequestCostTests::delete));
            carryOut(batch("d", 1101, 50, RequestCostTests::delete));
            carryOut(batch("e", 1101, 50, user -> withdraw("d" + user)));
            carryOut(batch("f", 1201, 50, user -> withdraw("g" + user)));
            carryOut(batch("g", 1201, 50, RequestCostTests::delete));
        });

        assertThat(plans.explained()).isGreaterThan(50);
        assertThat(plans.scans()).as(() -> String.join("\n", plans.scans())).isEmpty();
    }

    private static void count(Map<String, List<Integer>> counts, String what, List<Request> batch) {
        List<String> sent = new ArrayList<>();
        TAP.during((connection, sql) -> sent.add(sql), () -> carryOut(batch));
        counts.computeIfAbsent(what, any -> new ArrayList<>()).add(sent.size());
    }

    private static void carryOut(List<Request> batch) {
        List<Outcome> outcomes = TAP.engine().paranoid().requests().carryOut(CALLER, batch, told -> {});
        assertThat(outcomes)
                .hasSameSizeAs(batch)
                .allMatch(outcome -> outcome.status() != Status.REJECTED && outcome.status() != Status.REFUSED);
    }

    private static List<Request> batch(String name, int first, int size, IntFunction<Demand> demand) {
        return IntStream.range(first, first + size)
                .mapToObj(user -> new Request(
                        new Head(new RequestId(name + user), "f" + user, "users/" + user, Optional.empty()),
                        demand.apply(user)))
                .toList();
    }

    private static Demand delete(int user) {
        return new Delete(DeletionMode.SOFT, List.of(Demo.user(user)), Optional.empty());
    }

    private static Demand withdraw(String request) {
        return new Withdraw(Parents.LIFT, new RequestId(request));
    }
}
