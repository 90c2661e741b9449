package dev.paranoid.mybatis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.Background;
import dev.paranoid.application.Caller;
import dev.paranoid.application.DeleteRequest;
import dev.paranoid.application.DeletionQuery;
import dev.paranoid.application.Deletions;
import dev.paranoid.application.Entities;
import dev.paranoid.application.Entities.Among;
import dev.paranoid.application.Entities.Visibility;
import dev.paranoid.application.Parents;
import dev.paranoid.application.port.JobId;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.deletion.DeletionState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * No statement scans a table: each is explained just before it runs, in its own transaction and with its own values, on
 * 10,000 users, 30,000 stories, 60,000 reviews and what belongs to them.
 */
class ExplainTests {

    private static final Caller CALLER = Caller.anonymous("test");
    private static final String[] TABLES = {
        "users",
        "stories",
        "reviews",
        "tags",
        "story_tags",
        "notes",
        "invoices",
        "categories",
        "paranoid_deletion",
        "paranoid_count",
        "paranoid_detached",
        "paranoid_reach",
        "paranoid_accepted",
        "paranoid_awaited"
    };

    private static final Wiretap TAP = Wiretap.of(Demo.withCycle());

    private final Plans plans = new Plans();

    /** Users up to 5,000 can be deleted; an invoice stands in the way of the others. */
    @BeforeAll
    static void fill() {
        JdbcTemplate jdbc = TAP.engine().jdbc();
        Demo.numbers(jdbc);
        Demo.fill(jdbc, "users", "id, email", "n + 1, CONCAT('user', n + 1)", 10_000);
        Demo.fill(jdbc, "stories", "id, created_by, note", "n + 1, n % 10000 + 1, 'x'", 30_000);
        Demo.fill(jdbc, "reviews", "id, created_by, story_id", "n + 1, n * 7 % 10000 + 1, n % 30000 + 1", 60_000);
        Demo.fill(jdbc, "tags", "id", "n + 1", 3_000);
        Demo.fill(jdbc, "story_tags", "story_id, tag_id", "n + 1, n % 3000 + 1", 30_000);
        Demo.fill(jdbc, "notes", "id, assigned_to", "n + 1, n % 10000 + 1", 20_000);
        Demo.fill(jdbc, "invoices", "id, user_id", "n + 1, n % 5000 + 5001", 10_000);
        Demo.fill(jdbc, "categories", "id, parent_id", "n + 1, CASE WHEN n < 100 THEN NULL ELSE n DIV 10 END", 10_000);
        ledger(jdbc);
        for (String table : TABLES) {
            jdbc.queryForList("ANALYZE TABLE " + table);
        }
    }

    /** Thousands of lifted and purged deletions, and 1,500 active ones that hide users with all that is below them. */
    private static void ledger(JdbcTemplate jdbc) {
        String columns = "root_type, root_key, mode, state, deleted_at, closed_at, actor, source";
        String when = "TIMESTAMP('2026-01-01') + INTERVAL n MINUTE";
        Demo.fill(
                jdbc,
                "paranoid_deletion",
                columns,
                "'stories', n + 1, 'SOFT', 'LIFTED', " + when + ", " + when + ", CONCAT('actor', n % 500), 'test'",
                8_000);
        Demo.fill(
                jdbc,
                "paranoid_deletion",
                columns,
                "'stories', n + 500001, 'HARD', 'PURGED', " + when + ", " + when + ", CONCAT('actor', n % 500), 'test'",
                4_000);
        jdbc.execute("INSERT INTO paranoid_count SELECT id, 'stories', 1 FROM paranoid_deletion");
        Demo.fill(
                jdbc,
                "paranoid_reach",
                "call_id, entity_type, row_key, origin, live",
                "-1000 - n % 10, 'stories', n, 1, 0",
                10_000);
        Demo.fill(
                jdbc,
                "paranoid_accepted",
                "message_id, topic, type, headers, outcome, accepted_at",
                "CONCAT('message-', n), 'topic', 'type', '', '{}', TIMESTAMP('2026-01-01')",
                4_000);
        Demo.fill(jdbc, "paranoid_awaited", "deletion_id, message_id", "n + 1000000, CONCAT('message-', n)", 4_000);
        granted(deletions().delete(CALLER, DeletionMode.SOFT, requests(Demo.users(3_001, 1_500))));
    }

    @AfterAll
    static void close() {
        TAP.close();
    }

    @AfterEach
    void nothingScansATable() {
        assertThat(plans.explained()).isPositive();
        assertThat(plans.scans()).as(() -> String.join("\n", plans.scans())).isEmpty();
    }

    private static Deletions deletions() {
        return TAP.engine().deletions();
    }

    private static Entities entities() {
        return TAP.engine().entities();
    }

    private static List<DeleteRequest> requests(List<EntityRef> rows) {
        return rows.stream().map(DeleteRequest::of).toList();
    }

    private static EntityRef row(String type, int id) {
        return new EntityRef(type, Integer.toString(id));
    }

    private static <T> List<T> granted(List<? extends Answer<? extends T>> answers) {
        return answers.stream().<T>map(answer -> answer.orThrow()).toList();
    }

    private void explained(Runnable action) {
        TAP.during(plans, action);
    }

    private DeletionId delete(EntityRef... rows) {
        List<Deletion> opened = granted(deletions().delete(CALLER, DeletionMode.SOFT, requests(List.of(rows)))).stream()
                .map(deleted -> deleted.deletion())
                .toList();
        return opened.get(0).id();
    }

    private void restore(Parents parents, EntityRef row) {
        explained(() -> granted(deletions().restore(CALLER, parents, List.of(row))));
    }

    @Test
    void softDelete() {
        explained(() -> delete(Demo.user(11)));
        explained(() -> delete(row("stories", 30_000)));
        explained(() -> delete(row("categories", 1)));
    }

    /** Users whose slices are a few rows each, one that an invoice refuses, a tree, and two that are restored one from the other. */
    @Test
    void whatGoesOnInTheBackground() {
        for (DeletionMode mode : DeletionMode.values()) {
            explained(() -> inBackground().delete(CALLER, mode, requests(List.of(Demo.user(31), Demo.user(6_001)))));
            explained(this::drain);
        }
        explained(() -> inBackground().delete(CALLER, DeletionMode.SOFT, requests(List.of(row("categories", 4)))));
        explained(this::drain);
        delete(Demo.user(33));
        delete(row("stories", 33));
        explained(() ->
                granted(inBackground().restore(CALLER, Parents.LIFT, List.of(Demo.user(33), row("categories", 4)))));
        explained(this::drain);
    }

    private static Deletions inBackground() {
        return deletions().inBackground();
    }

    private void drain() {
        Background background = TAP.engine().paranoid().background().orElseThrow();
        for (JobId job = TAP.engine().jobs().poll();
                job != null;
                job = TAP.engine().jobs().poll()) {
            long claim = background.claim(job);
            boolean more = true;
            while (more) {
                more = background.chunk(job, claim, 3, () -> true).isPresent();
            }
        }
    }

    @Test
    void softDeleteOfARowThatIsHidden() {
        delete(Demo.user(12));
        explained(() -> delete(row("stories", 12)));
    }

    @Test
    void softDeleteThatIsRefused() {
        explained(() -> deletions().delete(CALLER, DeletionMode.SOFT, requests(List.of(Demo.user(6_000)))));
        explained(() -> deletions().delete(CALLER, DeletionMode.SOFT, requests(Demo.users(4_990, 20))));
    }

    @Test
    void restore() {
        delete(Demo.user(21));
        restore(Parents.REFUSE, Demo.user(21));
        delete(row("categories", 2));
        restore(Parents.REFUSE, row("categories", 2));
    }

    @Test
    void restoreWithParentsInTheWay() {
        delete(row("stories", 22));
        delete(Demo.user(22));
        explained(() -> deletions().restore(CALLER, Parents.REFUSE, List.of(row("stories", 22))));
        restore(Parents.LIFT, row("stories", 22));
        delete(row("stories", 10_022));
        restore(Parents.RESTORE, row("stories", 10_022));
    }

    /** Reviews of a user's story by somebody else, whose deletion held them first. */
    @Test
    void restoreThatHandsOver() {
        delete(Demo.user(15));
        delete(row("stories", 3));
        restore(Parents.REFUSE, Demo.user(15));
        delete(row("categories", 31));
        delete(row("categories", 3));
        restore(Parents.LIFT, row("categories", 31));
    }

    @Test
    void restoreByDeletion() {
        DeletionId deletion = delete(Demo.user(24));
        explained(() -> deletions().restore(CALLER, Parents.REFUSE, deletion).orThrow());
    }

    @Test
    void restoreWhoseUniqueValueWasTaken() {
        delete(Demo.user(25));
        TAP.engine().updateColumn(Demo.user(26), "email", "user25");
        explained(() -> deletions().restore(CALLER, Parents.REFUSE, List.of(Demo.user(25))));
    }

    @Test
    void hardDelete() {
        explained(() -> hard(List.of(Demo.user(31))));
        explained(() -> hard(List.of(row("tags", 31))));
        explained(() -> hard(List.of(row("categories", 99))));
        explained(() -> deletions().delete(CALLER, DeletionMode.HARD, requests(List.of(Demo.user(31)))));
        explained(() -> deletions().restore(CALLER, Parents.REFUSE, List.of(Demo.user(31))));
    }

    @Test
    void hardDeleteOfWhatIsHidden() {
        delete(row("reviews", 32));
        delete(Demo.user(32));
        explained(() -> hard(List.of(Demo.user(32))));
    }

    @Test
    void hardDeleteThatIsRefused() {
        explained(() -> deletions().delete(CALLER, DeletionMode.HARD, requests(List.of(Demo.user(6_001)))));
    }

    @Test
    void purge() {
        DeletionId deletion = delete(Demo.user(41));
        explained(() -> deletions().purge(CALLER, deletion).orThrow());
    }

    @Test
    void preview() {
        for (DeletionMode mode : DeletionMode.values()) {
            Stream.of(Demo.user(51), Demo.user(6_002), row("tags", 51), row("categories", 50), Demo.user(3_100))
                    .forEach(row -> explained(
                            () -> deletions().preview(CALLER, mode, row).orThrow()));
        }
    }

    @Test
    void batches() {
        for (int size : new int[] {20, 500}) {
            List<EntityRef> users = Demo.users(1_000 + size, size);
            explained(() -> granted(deletions().delete(CALLER, DeletionMode.SOFT, requests(users))));
            explained(() -> granted(deletions().restore(CALLER, Parents.REFUSE, users)));
            explained(() -> hard(users));
        }
    }

    private static void hard(List<EntityRef> rows) {
        granted(deletions().delete(CALLER, DeletionMode.HARD, requests(rows)));
    }

    @Test
    void findOneRow() {
        explained(() ->
                entities().find(CALLER, row("reviews", 777), Visibility.ALL).orThrow());
        explained(() -> entities().find(CALLER, Demo.user(3_001), Visibility.LIVE));
    }

    @Test
    void pagesWalkAlongTheIds() {
        plans.walks();
        for (Visibility visibility : Visibility.values()) {
            for (String after : new String[] {"", "20000"}) {
                explained(() -> entities()
                        .list(CALLER, "stories", visibility, 50, after)
                        .orThrow());
            }
        }
    }

    @Test
    void selectsByIndexedColumns() {
        explained(() -> select("stories", "created_by", 60, Among.LIVE));
        explained(() -> select("reviews", "story_id", 61, Among.LIVE));
        explained(() -> select("users", "email", "user62", Among.LIVE));
        explained(() -> select("reviews", "id", 62, Among.LIVE));
        explained(() -> select("reviews", "story_id", 3_001, Among.ROOTS));
        explained(() -> select("users", "email", "user3002", Among.ROOTS));
    }

    private static void select(String type, String column, Object value, Among among) {
        entities().matching(CALLER, type, Map.of(column, value), among).orThrow();
    }

    @Test
    void theLedger() {
        Deletion some =
                deletions().list(CALLER, DeletionQuery.newest(1)).items().get(0);
        explained(() -> assertThat(deletions().find(CALLER, some.id())).isPresent());
        explained(() -> deletions().list(CALLER, DeletionQuery.newest(50)));
        explained(() -> deletions().list(CALLER, ledger("users", "3001", null, null)));
        explained(() -> deletions().list(CALLER, ledger("stories", null, null, null)));
        explained(() -> deletions().list(CALLER, ledger(null, null, DeletionState.ACTIVE, null)));
        explained(() -> deletions().list(CALLER, ledger(null, null, DeletionState.PURGED, "actor7")));
        explained(() -> deletions().list(CALLER, ledger(null, null, null, "actor7")));
        explained(() -> deletions().list(CALLER, since("2026-01-02T00:00:00Z", "2026-01-02T01:00:00Z")));
    }

    private static DeletionQuery ledger(
            @Nullable String type, @Nullable String id, @Nullable DeletionState state, @Nullable String actor) {
        return new DeletionQuery(
                Optional.ofNullable(type),
                Optional.ofNullable(id),
                Optional.ofNullable(state),
                Optional.ofNullable(actor),
                Optional.empty(),
                Optional.empty(),
                50,
                Optional.empty());
    }

    private static DeletionQuery since(String since, String until) {
        return new DeletionQuery(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(Instant.parse(since)),
                Optional.of(Instant.parse(until)),
                50,
                Optional.empty());
    }
}
