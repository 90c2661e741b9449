package dev.paranoid.mybatis.race;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.DeleteRequest;
import dev.paranoid.application.HoldRequest;
import dev.paranoid.application.HoldRequest.On;
import dev.paranoid.application.Parents;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.port.message.DeletionEvents.Kind;
import dev.paranoid.application.port.purge.PurgeLedger.Run;
import dev.paranoid.application.purge.PurgeLimits;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.deletion.Answer.Granted;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.deletion.DeletionState;
import dev.paranoid.domain.hold.HoldKind;
import dev.paranoid.domain.policy.DeletionRules;
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.domain.relation.Relation;
import dev.paranoid.mybatis.MyBatisEngine;
import dev.paranoid.testkit.Law;
import dev.paranoid.testkit.NewRow;
import dev.paranoid.testkit.schema.TestSchema;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The job beside restores, holds, and other nodes, killed at random points. {@code -Dparanoid.purge.deletions} says how many
 * deletions there are, {@code -Dparanoid.purge.seed} which.
 */
class PurgeUnderwayTests {

    private static final Caller CALLER = Caller.anonymous("test");
    private static final int USERS = Integer.getInteger("paranoid.purge.deletions", 400);
    private static final EntityType USER = EntityType.paranoid("users");
    private static final EntityType STORY = EntityType.paranoid("stories");
    private static final TestSchema SCHEMA =
            TestSchema.of(EntityGraph.of(List.of(USER, STORY), List.of(Relation.cascading(STORY, "author", USER))));
    private static final PurgeLimits LIMITS =
            new PurgeLimits(7, 1, 0, Duration.ZERO, Duration.ofNanos(1000), Optional.empty());

    private static EntityRef user(int id) {
        return new EntityRef("users", "" + id);
    }

    private static MyBatisEngine filled() {
        MyBatisEngine engine =
                MyBatisEngine.of(SCHEMA, new DeletionRules(Map.of(), Map.of("users", Duration.ofDays(10))));
        List<NewRow> rows = new ArrayList<>();
        IntStream.rangeClosed(1, USERS).forEach(id -> {
            rows.add(NewRow.of(user(id)));
            rows.add(NewRow.of(new EntityRef("stories", "" + id)).with("author", "" + id));
        });
        engine.insert(rows);
        return engine;
    }

    private static List<Deletion> delete(MyBatisEngine engine) {
        return engine
                .deletions()
                .delete(
                        CALLER,
                        DeletionMode.SOFT,
                        IntStream.rangeClosed(1, USERS)
                                .mapToObj(id -> DeleteRequest.of(user(id)))
                                .toList())
                .stream()
                .map(answer -> answer.orThrow().deletion())
                .toList();
    }

    private static boolean hold(MyBatisEngine engine, EntityRef row) {
        return engine.holds()
                        .place(CALLER, List.of(HoldRequest.of(new On.Row(row), HoldKind.PRESERVATION, "a lawsuit")))
                        .get(0)
                instanceof Granted;
    }

    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private static void purgeUntilKilled(MyBatisEngine engine, Random random) {
        try {
            engine.purge().run(LIMITS, removed -> {
                if (random.nextInt(6) == 0) {
                    throw new Killed();
                }
                return true;
            });
        } catch (Killed killed) {
            assertThat(killed).hasNoCause();
        }
    }

    @Test
    void whatIsExpiredAndFreeGoesAndNothingElse() throws InterruptedException {
        long seed = Long.getLong("paranoid.purge.seed", new Random().nextLong());
        Random random = new Random(seed);
        try (MyBatisEngine engine = filled()) {
            List<Deletion> deletions = delete(engine);
            Set<EntityRef> expired = ConcurrentHashMap.newKeySet();
            Set<EntityRef> held = ConcurrentHashMap.newKeySet();
            Set<EntityRef> restored = ConcurrentHashMap.newKeySet();
            for (Deletion deletion : deletions) {
                if (random.nextInt(3) > 0) {
                    expired.add(deletion.root());
                    engine.jdbc()
                            .update(
                                    "UPDATE paranoid_deletion SET purge_at = purge_at - INTERVAL 11 DAY WHERE id = ?",
                                    deletion.id().value());
                }
                if (random.nextInt(5) == 0 && hold(engine, deletion.root())) {
                    held.add(deletion.root());
                }
            }
            List<Thread> beside = List.of(
                    new Thread(() -> deletions.stream()
                            .filter(deletion -> deletion.id().value() % 7 == 0)
                            .forEach(deletion -> {
                                if (engine.deletions().restore(CALLER, Parents.REFUSE, deletion.id())
                                        instanceof Granted) {
                                    restored.add(deletion.root());
                                }
                            })),
                    new Thread(() -> deletions.stream()
                            .filter(deletion -> deletion.id().value() % 5 == 0)
                            .forEach(deletion -> {
                                if (hold(
                                        engine,
                                        new EntityRef("stories", deletion.root().id()))) {
                                    held.add(deletion.root());
                                }
                            })),
                    new Thread(() ->
                            IntStream.range(0, 10).forEach(i -> purgeUntilKilled(engine, new Random(seed + i)))));
            beside.forEach(Thread::start);
            IntStream.range(0, 10).forEach(i -> purgeUntilKilled(engine, random));
            for (Thread thread : beside) {
                thread.join();
            }

            Run last = engine.purge().run(LIMITS, removed -> true);

            Set<EntityRef> gone = expired.stream()
                    .filter(root -> !held.contains(root) && !restored.contains(root))
                    .collect(Collectors.toSet());
            Set<EntityRef> there = engine.snapshot().rows().keySet();
            assertThat(deletions.stream()
                            .map(Deletion::root)
                            .filter(root -> !there.contains(root))
                            .collect(Collectors.toSet()))
                    .as("seed %s", seed)
                    .isEqualTo(gone);
            assertThat(last.after())
                    .as("seed %s: held ones are left", seed)
                    .isEqualTo(expired.stream()
                            .filter(root -> held.contains(root) && !restored.contains(root))
                            .count());
            assertThat(engine.jdbc()
                            .queryForObject(
                                    "SELECT COUNT(*) FROM paranoid_deletion WHERE mode = 'HARD' AND state = 'PURGED'",
                                    Long.class))
                    .as("one record each")
                    .isEqualTo(gone.size());
            assertThat(engine.heard().stream()
                            .filter(heard -> deletions.stream()
                                    .anyMatch(deletion -> deletion.id().equals(heard.deletion())))
                            .filter(heard -> heard.kind() == Kind.PURGED)
                            .count())
                    .as("one event each")
                    .isEqualTo(gone.size());
            Law.holds(engine);
        }
    }

    @Test
    void aForeignKeyThatNobodyDeclaredBlocksOneAndIsNamed() {
        try (MyBatisEngine engine = filled()) {
            engine.jdbc()
                    .execute("CREATE TABLE audits (id BIGINT PRIMARY KEY, about BIGINT NULL,"
                            + " CONSTRAINT fk_audited FOREIGN KEY (about) REFERENCES stories (id))");
            engine.jdbc().update("INSERT INTO audits VALUES (1, 5)");
            Deletion blocked = delete(engine).get(4);
            engine.jdbc().update("UPDATE paranoid_deletion SET purge_at = purge_at - INTERVAL 11 DAY");

            Run run = engine.purge().run(LIMITS, removed -> true);

            assertThat(List.of(run.before(), run.removed(), run.blocked(), run.after()))
                    .isEqualTo(List.of((long) USERS, USERS - 1L, 1L, 1L));
            assertThat(engine.jdbc().queryForMap("SELECT deletion_id, code, detail FROM paranoid_purge_blocked"))
                    .containsEntry("deletion_id", blocked.id().value())
                    .containsEntry("code", "restricted")
                    .hasEntrySatisfying(
                            "detail", detail -> assertThat(detail.toString()).contains("fk_audited"));
            assertThat(engine.deletions()
                            .find(CALLER, blocked.id())
                            .orElseThrow()
                            .state())
                    .isEqualTo(DeletionState.ACTIVE);
            engine.jdbc().update("DELETE FROM audits");
            assertThat(engine.purge().run(LIMITS, removed -> true).removed()).isEqualTo(1);
        }
    }
}
