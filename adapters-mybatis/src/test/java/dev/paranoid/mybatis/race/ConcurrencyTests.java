package dev.paranoid.mybatis.race;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.DeleteRequest;
import dev.paranoid.application.Parents;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.domain.relation.OnDelete;
import dev.paranoid.domain.relation.Relation;
import dev.paranoid.mybatis.MyBatisEngine;
import dev.paranoid.mybatis.TestDatabase;
import dev.paranoid.testkit.Engine;
import dev.paranoid.testkit.Law;
import dev.paranoid.testkit.NewRow;
import dev.paranoid.testkit.Snapshot;
import dev.paranoid.testkit.memory.InMemoryEngine;
import dev.paranoid.testkit.schema.TestSchema;
import dev.paranoid.testkit.schema.TestTable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Many threads delete, restore and remove in overlapping trees, for {@code -Dparanoid.concurrency.seconds=…}. */
class ConcurrencyTests {

    private static final Logger LOG = LoggerFactory.getLogger(ConcurrencyTests.class);
    private static final Caller CALLER = Caller.anonymous("test");
    private static final Duration TIME = Duration.ofSeconds(Integer.getInteger("paranoid.concurrency.seconds", 8));
    private static final List<Parents> PARENTS = List.of(Parents.values());
    private static final int THREADS = 8;
    private static final int REMOVALS = 12;

    private static final EntityType USERS = EntityType.paranoid("users");
    private static final EntityType FOLDERS = EntityType.paranoid("folders");
    private static final EntityType STORIES = EntityType.paranoid("stories");
    private static final EntityType REVIEWS = EntityType.paranoid("reviews");
    private static final EntityType INVOICES = EntityType.paranoid("invoices");

    private static final TestSchema SCHEMA = TestSchema.of(EntityGraph.of(
            List.of(USERS, FOLDERS, STORIES, REVIEWS, INVOICES),
            List.of(
                    Relation.cascading(FOLDERS, "inside", FOLDERS),
                    Relation.cascading(STORIES, "created_by", USERS),
                    Relation.cascading(STORIES, "folder", FOLDERS),
                    Relation.cascading(REVIEWS, "created_by", USERS),
                    Relation.cascading(REVIEWS, "story_id", STORIES),
                    Relation.cascading(INVOICES, "user_id", USERS).on(OnDelete.RESTRICT, OnDelete.RESTRICT))));

    private final List<NewRow> rows = rows();
    private final List<EntityRef> refs = rows.stream()
            .map(row -> new EntityRef(row.type(), String.valueOf(row.columns().get(TestTable.ID))))
            .toList();
    private final LongAdder granted = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final AtomicInteger removals = new AtomicInteger();

    /** Every row has two parents of small tables, so that trees overlap. */
    private static List<NewRow> rows() {
        List<NewRow> rows = new ArrayList<>();
        IntStream.rangeClosed(1, 24).forEach(i -> rows.add(NewRow.of("users", "" + i)));
        IntStream.rangeClosed(1, 15)
                .forEach(i -> rows.add(NewRow.of("folders", "" + i).with("inside", i == 1 ? null : "" + i / 2)));
        IntStream.rangeClosed(1, 80)
                .forEach(i -> rows.add(NewRow.of("stories", "" + i)
                        .with("created_by", "" + (i % 24 + 1))
                        .with("folder", "" + (i % 15 + 1))));
        IntStream.rangeClosed(1, 240)
                .forEach(i -> rows.add(NewRow.of("reviews", "" + i)
                        .with("created_by", "" + (i * 7 % 24 + 1))
                        .with("story_id", "" + (i % 80 + 1))));
        IntStream.rangeClosed(1, 12)
                .forEach(i -> rows.add(NewRow.of("invoices", "" + i).with("user_id", "" + i * 2)));
        return rows;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theLawHoldsWhateverRunsAtTheSameTime(boolean sharing) throws InterruptedException, ExecutionException {
        long seed = Long.getLong("paranoid.seed", System.nanoTime());
        LOG.info("-Dparanoid.seed={} has the threads ask the same again", seed);
        try (MyBatisEngine engine = sharing
                ? MyBatisEngine.sharing(SCHEMA, TestDatabase.fresh(12))
                : MyBatisEngine.on(SCHEMA, TestDatabase.fresh(12))) {
            engine.insert(rows);
            Snapshot before = engine.snapshot();

            work(engine, seed);

            Snapshot after = engine.snapshot();
            LOG.info("Seed {}: {} granted, {} refused, {} removals", seed, granted, refused, removals);
            Law.holds(SCHEMA.graph(), after);
            assertThat(live(after)).isEqualTo(inMemory(after));
            assertThat(withoutMarks(after))
                    .isEqualTo(withoutMarks(before, after.rows().keySet()));
            restoreAll(engine, after);
        }
        assertThat(granted.sum()).isPositive();
    }

    private void work(Engine engine, long seed) throws InterruptedException, ExecutionException {
        long end = System.nanoTime() + TIME.toNanos();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                Random random = new Random(seed + i);
                running.add(threads.submit(() -> {
                    while (System.nanoTime() < end) {
                        ask(engine, random).forEach(this::count);
                    }
                }));
            }
            for (Future<?> each : running) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private List<? extends Answer<?>> ask(Engine engine, Random random) {
        List<EntityRef> some = IntStream.rangeClosed(0, random.nextInt(4))
                .mapToObj(any -> refs.get(random.nextInt(refs.size())))
                .toList();
        int chance = random.nextInt(1000);
        if (chance < 5 && removals.incrementAndGet() <= REMOVALS) {
            return delete(engine, DeletionMode.HARD, some.subList(0, 1));
        } else if (chance < 450) {
            return delete(engine, DeletionMode.SOFT, some);
        }
        Parents parents = PARENTS.get(random.nextInt(PARENTS.size()));
        return engine.deletions().restore(CALLER, parents, some);
    }

    private static List<? extends Answer<?>> delete(Engine engine, DeletionMode mode, List<EntityRef> roots) {
        return engine.deletions()
                .delete(CALLER, mode, roots.stream().map(DeleteRequest::of).toList());
    }

    private void count(Answer<?> answer) {
        (answer instanceof Answer.Refused<?> ? refused : granted).increment();
    }

    /**
     * What is live where the same roots are deleted, row by row in memory, among the rows that are left. An invoice whose own
     * deletion was lifted while its user was hidden stays hidden with the user (the law has been checked), and would restrict the
     * user's delete here: it is deleted as well.
     */
    private Set<EntityRef> inMemory(Snapshot after) {
        InMemoryEngine memory = InMemoryEngine.of(SCHEMA);
        memory.insert(IntStream.range(0, rows.size())
                .filter(i -> after.rows().containsKey(refs.get(i)))
                .mapToObj(rows::get)
                .toList());
        Set<EntityRef> roots = new LinkedHashSet<>(active(after));
        after.rows().keySet().stream()
                .filter(row -> row.type().equals(INVOICES.name()) && !after.live(row))
                .forEach(roots::add);
        delete(memory, DeletionMode.SOFT, List.copyOf(roots)).forEach(Answer::orThrow);
        return live(memory.snapshot());
    }

    private static List<EntityRef> active(Snapshot snapshot) {
        return snapshot.deletions().values().stream()
                .filter(deletion -> deletion.state().holds())
                .map(Deletion::root)
                .toList();
    }

    private static Set<EntityRef> live(Snapshot snapshot) {
        return snapshot.rows().keySet().stream().filter(snapshot::live).collect(Collectors.toSet());
    }

    private static Map<EntityRef, Map<String, @Nullable Object>> withoutMarks(Snapshot snapshot) {
        return withoutMarks(snapshot, snapshot.rows().keySet());
    }

    private static Map<EntityRef, Map<String, @Nullable Object>> withoutMarks(Snapshot snapshot, Set<EntityRef> kept) {
        Map<EntityRef, Map<String, @Nullable Object>> rows = new HashMap<>();
        snapshot.rows().forEach((row, columns) -> {
            if (kept.contains(row)) {
                Map<String, @Nullable Object> others = new HashMap<>(columns);
                others.remove(TestTable.DELETED_AT);
                others.remove(TestTable.DELETION_ID);
                rows.put(row, others);
            }
        });
        return rows;
    }

    private static void restoreAll(Engine engine, Snapshot after) {
        engine.deletions().restore(CALLER, Parents.RESTORE, active(after)).forEach(Answer::orThrow);
        assertThat(live(engine.snapshot())).isEqualTo(after.rows().keySet());
    }
}
