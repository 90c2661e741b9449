package dev.paranoid.mybatis.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.DeleteRequest;
import dev.paranoid.application.DeletionQuery;
import dev.paranoid.application.Deletions;
import dev.paranoid.application.Parents;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Deleted;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.policy.DeletionRules;
import dev.paranoid.domain.retention.RetentionMode;
import dev.paranoid.mybatis.Demo;
import dev.paranoid.mybatis.Wiretap;
import dev.paranoid.testkit.schema.TestSchema;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** How many statements go to the driver depends on the relations, and never on rows or on deletions. */
class StatementCountTests {

    private static final Caller CALLER = Caller.anonymous("test");

    enum World {
        DEMO,
        WITH_EVERY_ACTION;

        TestSchema schema() {
            return this == DEMO ? Demo.plain() : Demo.withEveryAction();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aUserWithFiveChildrenCostsTheSameAsOneWithFiveThousand(World world) {
        try (Wiretap tap = Wiretap.of(world.schema())) {
            JdbcTemplate jdbc = tap.engine().jdbc();
            Demo.numbers(jdbc);
            Demo.fill(jdbc, "users", "id, email", "n + 1, CONCAT('user', n)", 3);
            family(jdbc, world, 1, 5);
            family(jdbc, world, 2, 5_000);

            Map<String, List<Integer>> counts = new LinkedHashMap<>();
            List.of(1, 2).forEach(id -> verbs(tap, List.of(Demo.user(id)), true, counts));

            same(world + ", one user with 5 and with 5,000 children of each type", counts);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aBatchOfFiveHundredCostsTheSameAsABatchOfTwoAndOneDeletionNeverMore(World world) {
        try (Wiretap tap = Wiretap.of(world.schema())) {
            JdbcTemplate jdbc = tap.engine().jdbc();
            Demo.numbers(jdbc);
            Demo.fill(jdbc, "users", "id, email", "n + 1, CONCAT('user', n)", 1_000);
            Demo.fill(jdbc, "stories", "id, created_by", "n + 1, n + 1", 1_000);
            Demo.fill(jdbc, "reviews", "id, created_by, story_id", "n + 1, n + 1, 1000 - n", 1_000);
            if (world == World.WITH_EVERY_ACTION) {
                Demo.fill(jdbc, "notes", "id, assigned_to", "n + 1, n + 1", 1_000);
            }

            Map<String, List<Integer>> alone = new LinkedHashMap<>();
            verbs(tap, Demo.users(1, 1), false, alone);
            Map<String, List<Integer>> counts = new LinkedHashMap<>();
            verbs(tap, Demo.users(2, 2), false, counts);
            verbs(tap, Demo.users(4, 50), false, counts);
            verbs(tap, Demo.users(54, 500), false, counts);

            System.out.println("Statements: " + world + ", one user alone: " + alone);
            same(world + ", batches of 2, 50 and 500 users", counts);
            assertThat(alone)
                    .allSatisfy((verb, number) -> assertThat(number.get(0))
                            .as("one deletion counts by the rows affected, several by a query a type")
                            .isLessThanOrEqualTo(
                                    counts.getOrDefault(verb, List.of()).get(0)));
        }
    }

    /** Of rows whose retention is over as soon as they are hidden. */
    @Test
    void aRetentionModeCostsNoStatementForEachRoot() {
        DeletionRules rules = new DeletionRules(Map.of(), Map.of("users", Duration.ZERO))
                .binding(Map.of("users", RetentionMode.COMPLIANCE));
        try (Wiretap tap = Wiretap.of(Demo.plain(), rules)) {
            JdbcTemplate jdbc = tap.engine().jdbc();
            Demo.numbers(jdbc);
            Demo.fill(jdbc, "users", "id, email", "n + 1, CONCAT('user', n)", 100);
            Map<String, List<Integer>> counts = new LinkedHashMap<>();

            for (List<EntityRef> users : List.of(Demo.users(1, 2), Demo.users(3, 90))) {
                delete(tap, DeletionMode.SOFT, users);
                count(tap, "hard delete", counts, () -> delete(tap, DeletionMode.HARD, users));
            }

            same("batches of 2 and 90 users under a retention mode", counts);
        }
    }

    /** Of a user with children of each type, in both modes; nothing is locked either, and nothing is left behind. */
    @ParameterizedTest
    @EnumSource
    void aPreviewReadsOnly(World world) {
        try (Wiretap tap = Wiretap.of(world.schema())) {
            JdbcTemplate jdbc = tap.engine().jdbc();
            Demo.numbers(jdbc);
            Demo.fill(jdbc, "users", "id, email", "n + 1, CONCAT('user', n)", 3);
            family(jdbc, world, 1, 50);
            List<String> sent = new ArrayList<>();

            for (DeletionMode mode : DeletionMode.values()) {
                tap.during(
                        (connection, sql) -> sent.add(sql),
                        () -> tap.engine()
                                .paranoid()
                                .deletions()
                                .preview(CALLER, mode, Demo.user(1))
                                .orThrow());
            }

            assertThat(sent).hasSizeGreaterThan(4);
            assertThat(sent)
                    .allMatch(sql -> sql.startsWith("SELECT"))
                    .noneMatch(sql -> sql.contains("FOR UPDATE") || sql.contains("LOCK IN SHARE MODE"));
        }
    }

    /** Of a deletion that went on in the background as well, with how far that came. */
    @Test
    void aReadTakesOneStatement() {
        try (Wiretap tap = Wiretap.of(Demo.plain())) {
            Demo.numbers(tap.engine().jdbc());
            Demo.fill(tap.engine().jdbc(), "users", "id, email", "n + 1, CONCAT('user', n)", 3);
            Deletions deletions = tap.engine().paranoid().deletions();
            Deleted here = deletions
                    .delete(CALLER, DeletionMode.SOFT, List.of(DeleteRequest.of(Demo.user(1))))
                    .get(0)
                    .orThrow();
            Deleted inBackground = deletions
                    .inBackground()
                    .delete(CALLER, DeletionMode.SOFT, List.of(DeleteRequest.of(Demo.user(2))))
                    .get(0)
                    .orThrow();
            Map<String, List<Integer>> counts = new LinkedHashMap<>();

            count(
                    tap,
                    "deletion",
                    counts,
                    () -> assertThat(deletions.find(CALLER, here.deletion().id()))
                            .isPresent());
            count(
                    tap,
                    "deletion, watched",
                    counts,
                    () -> assertThat(deletions
                                    .watch(CALLER, here.deletion().id())
                                    .orElseThrow()
                                    .progress())
                            .isEmpty());
            count(
                    tap,
                    "deletion in the background, watched",
                    counts,
                    () -> assertThat(deletions
                                    .watch(CALLER, inBackground.deletion().id())
                                    .orElseThrow()
                                    .progress())
                            .isPresent());
            count(
                    tap,
                    "deletions",
                    counts,
                    () -> assertThat(deletions
                                    .list(CALLER, DeletionQuery.newest(9))
                                    .items())
                            .hasSize(2));

            assertThat(counts)
                    .allSatisfy((read, statements) -> assertThat(statements).containsExactly(1));
        }
    }

    /** Stories with tags, reviews by this user of his stories and of a stranger's, and where there are some, notes. */
    private static void family(JdbcTemplate jdbc, World world, int user, int children) {
        String id = user * 10_000 + " + n";
        Demo.fill(jdbc, "stories", "id, created_by", id + ", " + user, children);
        Demo.fill(jdbc, "tags", "id", id, children);
        Demo.fill(jdbc, "story_tags", "story_id, tag_id", id + ", " + id, children);
        Demo.fill(jdbc, "reviews", "id, created_by, story_id", id + ", 3, " + id, children);
        if (world == World.WITH_EVERY_ACTION) {
            Demo.fill(jdbc, "notes", "id, assigned_to", id + ", " + user, children);
        }
    }

    private static void verbs(Wiretap tap, List<EntityRef> users, boolean previews, Map<String, List<Integer>> counts) {
        if (previews) {
            for (DeletionMode mode : DeletionMode.values()) {
                count(
                        tap,
                        "preview " + mode,
                        counts,
                        () -> tap.engine()
                                .paranoid()
                                .deletions()
                                .preview(CALLER, mode, users.get(0))
                                .orThrow());
            }
        }
        count(tap, "soft delete", counts, () -> delete(tap, DeletionMode.SOFT, users));
        count(tap, "restore", counts, () -> restore(tap, users));
        count(tap, "hard delete", counts, () -> delete(tap, DeletionMode.HARD, users));
    }

    private static void delete(Wiretap tap, DeletionMode mode, List<EntityRef> users) {
        tap.engine()
                .paranoid()
                .deletions()
                .delete(CALLER, mode, users.stream().map(DeleteRequest::of).toList())
                .forEach(answer -> answer.orThrow());
    }

    private static void restore(Wiretap tap, List<EntityRef> users) {
        tap.engine()
                .paranoid()
                .deletions()
                .restore(CALLER, Parents.REFUSE, users)
                .forEach(answer -> answer.orThrow());
    }

    private static void count(Wiretap tap, String verb, Map<String, List<Integer>> counts, Runnable action) {
        List<String> sent = new ArrayList<>();
        tap.during((connection, sql) -> sent.add(sql), action);
        counts.computeIfAbsent(verb, any -> new ArrayList<>()).add(sent.size());
    }

    private static void same(String what, Map<String, List<Integer>> counts) {
        System.out.println("Statements: " + what);
        counts.forEach((verb, numbers) -> System.out.println("  " + verb + ": " + numbers));
        assertThat(counts)
                .as(what)
                .allSatisfy((verb, numbers) -> assertThat(Set.copyOf(numbers)).hasSize(1));
    }
}
