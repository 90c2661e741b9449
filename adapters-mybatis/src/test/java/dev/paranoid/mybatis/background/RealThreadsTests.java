package dev.paranoid.mybatis.background;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.domain.relation.OnDelete;
import dev.paranoid.domain.relation.Relation;
import dev.paranoid.mybatis.MyBatisEngine;
import dev.paranoid.mybatis.TestDatabase;
import dev.paranoid.testkit.Law;
import dev.paranoid.testkit.NewRow;
import dev.paranoid.testkit.Snapshot;
import dev.paranoid.testkit.schema.TestColumn;
import dev.paranoid.testkit.schema.TestSchema;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Real threads ask at random while two nodes work and other programs move rows and take values. The limit is one row, a chunk
 * lasts a millisecond. At the end the law holds, and when all is lifted, every column is as it was.
 */
class RealThreadsTests {

    private static final int SEEDS = Integer.getInteger("paranoid.threads.seeds", 2);
    private static final Set<String> MUST_MEET =
            Set.of("granted", "moved", "handed over", "cancels", "hard deletes", "values taken");
    private static final int MORE_WHERE_TAME = 6;
    private static final int CALLS = Integer.getInteger("paranoid.threads.calls", 25);
    private static final int THREADS = 8;
    private static final int USERS = 12;
    private static final int STORIES = 40;
    private static final int REVIEWS = 90;
    private static final int NOTES = 30;

    private static final EntityType TEAMS = EntityType.paranoid("teams");
    private static final EntityType USER = EntityType.paranoid("users");
    private static final EntityType STORY = EntityType.paranoid("stories");
    private static final EntityType REVIEW = EntityType.paranoid("reviews");
    private static final EntityType NOTE = EntityType.paranoid("notes");
    private static final EntityType VAULT = EntityType.paranoid("vaults");
    private static final List<Relation> RELATIONS = List.of(
            Relation.cascading(USER, "team", TEAMS),
            Relation.cascading(STORY, "author", USER),
            Relation.cascading(REVIEW, "story", STORY),
            Relation.cascading(REVIEW, "author", USER),
            Relation.cascading(NOTE, "author", USER).on(OnDelete.SET_NULL, OnDelete.CASCADE),
            Relation.cascading(NOTE, "story", STORY).on(OnDelete.SET_NULL, OnDelete.SET_NULL),
            Relation.cascading(VAULT, "story", STORY).on(OnDelete.RESTRICT, OnDelete.RESTRICT));
    private static final TestSchema SCHEMA = TestSchema.of(
                    EntityGraph.of(List.of(TEAMS, USER, STORY, REVIEW, NOTE, VAULT), RELATIONS))
            .with("users", table -> table.holding(TestColumn.text("note")).uniqueBy("note"));

    @Test
    void keepTheLaw() throws InterruptedException, ExecutionException {
        Map<String, Integer> met = new TreeMap<>();
        long first = Long.getLong("paranoid.seed", new Random().nextInt(1_000_000));
        for (int run = 0; run < SEEDS || (run < SEEDS + MORE_WHERE_TAME && tame(met)); run++) {
            keepTheLaw(first + run, met);
        }
        assertThat(tame(met)).as("too tame: %s", met).isFalse();
    }

    private static void keepTheLaw(long seed, Map<String, Integer> met)
            throws InterruptedException, ExecutionException {
        try (MyBatisEngine engine = MyBatisEngine.inBackground(SCHEMA, TestDatabase.fresh(24))) {
            Crowd crowd = new Crowd(engine, rows());
            run(engine, crowd, seed, seed % 2 == 0);
            crowd.met().forEach((what, times) -> met.merge(what, times, Integer::sum));
        } catch (AssertionError broken) {
            throw new AssertionError("With -Dparanoid.seed=" + seed + ": " + broken.getMessage(), broken);
        }
    }

    /** Whether anything has not been met that an attack has to meet. */
    private static boolean tame(Map<String, Integer> met) {
        return !met.keySet().containsAll(MUST_MEET)
                || met.keySet().stream().noneMatch(what -> what.startsWith("refused: restricted"))
                || (!met.containsKey("late conflicts") && !met.containsKey("refused: unique-conflict"));
    }

    private static List<EntityRef> rows() {
        List<EntityRef> rows = new ArrayList<>();
        add(rows, "teams", 3);
        add(rows, "users", USERS);
        add(rows, "stories", STORIES);
        add(rows, "reviews", 10);
        add(rows, "notes", 5);
        return rows;
    }

    private static void add(List<EntityRef> rows, String type, int many) {
        for (int id = 1; id <= many; id++) {
            rows.add(new EntityRef(type, "" + id));
        }
    }

    private static List<NewRow> initially() {
        List<NewRow> rows = new ArrayList<>();
        for (int id = 1; id <= 3; id++) {
            rows.add(NewRow.of("teams", "" + id));
        }
        for (int id = 1; id <= USERS; id++) {
            rows.add(NewRow.of("users", "" + id)
                    .with("note", "u" + id)
                    .with("team", id % 3 == 0 ? null : "" + (id % 3)));
        }
        for (int id = 1; id <= STORIES; id++) {
            rows.add(NewRow.of("stories", "" + id).with("author", "" + (1 + id % USERS)));
        }
        for (int id = 1; id <= REVIEWS; id++) {
            rows.add(NewRow.of("reviews", "" + id)
                    .with("author", "" + (1 + id * 5 % USERS))
                    .with("story", "" + (1 + id % STORIES)));
        }
        for (int id = 1; id <= NOTES; id++) {
            rows.add(NewRow.of("notes", "" + id)
                    .with("author", "" + (1 + id % USERS))
                    .with("story", "" + (1 + id % STORIES)));
        }
        rows.add(NewRow.of("vaults", "1").with("story", "7"));
        rows.add(NewRow.of("vaults", "2").with("story", "20"));
        return rows;
    }

    private static void run(MyBatisEngine engine, Crowd crowd, long seed, boolean moves)
            throws InterruptedException, ExecutionException {
        engine.insert(initially());
        Snapshot before = engine.snapshot();
        try (Node one = Node.on(engine, 2, Duration.ofMillis(1), Duration.ZERO);
                Node two = Node.on(engine, 2, Duration.ofMillis(1), Duration.ZERO)) {
            crowd(crowd, seed, moves);
            settled(engine);
            sound(engine);
            if (!moves) {
                Law.holds(engine);
            }
            engine.jdbc().update("DELETE FROM users WHERE id >= 1000");
            for (int round = 0; crowd.lift(); round++) {
                assertThat(round).as("rounds until all is lifted").isLessThan(20);
                settled(engine);
            }
            assertThat(one.scheduler().isRunning() && two.scheduler().isRunning())
                    .isTrue();
        }
        empty(engine, "detached");
        asItWas(engine, before, crowd);
        nothingIsLost(before, engine.snapshot(), crowd);
        late(engine, crowd);
    }

    private static void crowd(Crowd crowd, long seed, boolean moves) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS + 3);
        List<Future<?>> all = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            long own = 1000 * seed + thread;
            all.add(threads.submit(() -> crowd.ask(own, CALLS)));
        }
        if (moves) {
            all.add(threads.submit(() -> crowd.move(seed, 6 * CALLS, "stories", "author", "users", STORIES, USERS)));
            all.add(threads.submit(
                    () -> crowd.move(seed + 1, 6 * CALLS, "reviews", "story", "stories", REVIEWS, STORIES)));
        }
        all.add(threads.submit(() -> crowd.take(seed, CALLS, USERS)));
        for (Future<?> each : all) {
            each.get();
        }
        threads.shutdown();
    }

    private static void settled(MyBatisEngine engine) {
        Node.awaitEndOfJobs(engine);
        assertThat(engine.jdbc().queryForList("SELECT entity_type, row_key FROM paranoid_frontier").stream()
                        .map(entry -> owing(engine, "" + entry.get("entity_type"), text(entry.get("row_key"))))
                        .toList())
                .as("frontier")
                .isEmpty();
        List.of("collected", "unlinked", "accepted", "awaited").forEach(table -> empty(engine, table));
    }

    private static void empty(MyBatisEngine engine, String table) {
        assertThat(count(engine, "SELECT COUNT(*) FROM paranoid_" + table))
                .as(table)
                .isZero();
    }

    /** What is known of a row that should have left the frontier. */
    private static String owing(MyBatisEngine engine, String type, String id) {
        return type + "/" + id + " "
                + engine.jdbc()
                        .queryForList(
                                "SELECT r.*, d.*, j.state AS job FROM " + type
                                        + " r LEFT JOIN paranoid_deletion d ON d.id = r.deletion_id"
                                        + " LEFT JOIN paranoid_job j ON j.id = d.job_id WHERE r.id = ?",
                                id);
    }

    private static String text(@Nullable Object key) {
        return new String((byte[]) Objects.requireNonNull(key), StandardCharsets.UTF_8);
    }

    private static long count(MyBatisEngine engine, String query) {
        return Objects.requireNonNull(engine.jdbc().queryForObject(query, Long.class));
    }

    /** No live row below a hidden one, and no mark of a closed deletion. */
    private static void sound(MyBatisEngine engine) {
        RELATIONS.stream()
                .filter(Relation::reaches)
                .forEach(relation -> assertThat(engine.jdbc()
                                .queryForList(
                                        "SELECT c.id FROM " + relation.child().name() + " c JOIN "
                                                + relation.parent().name() + " p ON p.id = c." + relation.column()
                                                + " WHERE c.deleted_at IS NULL AND p.deleted_at IS NOT NULL"))
                        .as("live below hidden: %s", relation)
                        .isEmpty());
        SCHEMA.graph()
                .types()
                .forEach(type -> assertThat(engine.jdbc()
                                .queryForList("SELECT c.id, d.* FROM " + type.name()
                                        + " c LEFT JOIN paranoid_deletion d ON d.id = c.deletion_id"
                                        + " WHERE c.deleted_at IS NOT NULL AND COALESCE(d.state, '') <> 'ACTIVE'"))
                        .as("closed marks of %s", type)
                        .isEmpty());
    }

    private static void asItWas(MyBatisEngine engine, Snapshot before, Crowd crowd) {
        Snapshot after = engine.snapshot();
        after.rows()
                .forEach((row, columns) -> columns.forEach((column, value) -> assertThat(value)
                        .as("%s of %s", column, row)
                        .isIn(possible(after, before, crowd, row, column))));
    }

    /** What is gone was the root of a hard delete, or below one along relations that remove. */
    private static void nothingIsLost(Snapshot before, Snapshot after, Crowd crowd) {
        Set<EntityRef> removed = after.deletions().values().stream()
                .filter(deletion ->
                        deletion.mode() == DeletionMode.HARD && !deletion.took().isEmpty())
                .map(Deletion::root)
                .collect(Collectors.toSet());
        assertThat(before.rows().keySet().stream()
                        .filter(row -> !after.rows().containsKey(row))
                        .filter(row -> !reached(row, removed, before, crowd)))
                .as("rows that nobody has removed, and are gone")
                .isEmpty();
    }

    private static boolean reached(EntityRef row, Set<EntityRef> removed, Snapshot before, Crowd crowd) {
        return removed.contains(row)
                || RELATIONS.stream()
                        .filter(relation -> relation.child().name().equals(row.type())
                                && relation.onHardDelete() == OnDelete.CASCADE)
                        .flatMap(relation -> parents(row, relation, before, crowd))
                        .anyMatch(parent -> reached(parent, removed, before, crowd));
    }

    /** All parents that the row has ever had. */
    private static Stream<EntityRef> parents(EntityRef row, Relation relation, Snapshot before, Crowd crowd) {
        Set<String> ids = new HashSet<>(crowd.everMoved(row, relation.column()));
        ids.add("" + before.value(row, relation.column()));
        return ids.stream().map(id -> new EntityRef(relation.parent().name(), id));
    }

    /** What it was or what others have set it to; null where that row is gone. */
    private static List<@Nullable Object> possible(
            Snapshot after, Snapshot before, Crowd crowd, EntityRef row, String column) {
        Object was = Objects.requireNonNull(before.rows().get(row)).get(column);
        String moved = crowd.moved().get(row + "." + column);
        List<@Nullable Object> possible = new ArrayList<>();
        possible.add(moved == null ? was : moved);
        RELATIONS.stream()
                .filter(relation -> relation.child().name().equals(row.type())
                        && relation.column().equals(column))
                .filter(relation -> !after.rows()
                        .containsKey(new EntityRef(relation.parent().name(), "" + was)))
                .forEach(gone -> possible.add(null));
        return possible;
    }

    private static void late(MyBatisEngine engine, Crowd crowd) {
        if (count(engine, "SELECT COUNT(*) FROM paranoid_deletion WHERE reason LIKE 'Could not become live%'") > 0) {
            crowd.count("late conflicts");
        }
        if (count(engine, "SELECT COUNT(*) FROM paranoid_job WHERE state LIKE '%\"handedOver\":{\"%'") > 0) {
            crowd.count("handed over");
        }
        if (count(engine, "SELECT COUNT(*) FROM paranoid_deletion WHERE state = 'REFUSED'") > 0) {
            crowd.count("refused: restricted in the background");
        }
    }
}
