package dev.paranoid.testkit.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.DeleteRequest;
import dev.paranoid.application.Parents;
import dev.paranoid.application.assembly.ParanoidEngine;
import dev.paranoid.application.background.Background;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.port.DeletionLedger;
import dev.paranoid.application.port.DeletionLedger.Closing;
import dev.paranoid.application.port.Ports;
import dev.paranoid.application.port.job.Job.Stage;
import dev.paranoid.application.port.job.JobId;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Answer.Refused;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.deletion.DeletionState;
import dev.paranoid.domain.deletion.Refusal.UniqueConflict;
import dev.paranoid.domain.deletion.Restoration;
import dev.paranoid.domain.policy.DeletionRules;
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.domain.relation.OnDelete;
import dev.paranoid.domain.relation.Relation;
import dev.paranoid.testkit.Law;
import dev.paranoid.testkit.NewRow;
import dev.paranoid.testkit.schema.TestSchema;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Deletes that are lifted while they are in progress. */
class LiftedMeanwhileTests {

    private static final Caller CALLER = Caller.anonymous("test");
    private static final EntityType USERS = EntityType.paranoid("users");
    private static final EntityType STORIES = EntityType.paranoid("stories");
    private static final EntityType REVIEWS = EntityType.paranoid("reviews");
    private static final EntityRef USER = new EntityRef("users", "1");
    private static final EntityRef STORY = new EntityRef("stories", "1");

    private final Map<Object, Object> looked = new HashMap<>();
    private boolean lifting;

    private static InMemoryEngine engine(Relation relation, DeletionRules rules) {
        InMemoryEngine engine = InMemoryEngine.inBackground(
                TestSchema.of(EntityGraph.of(
                                List.of(USERS, STORIES, REVIEWS),
                                List.of(relation, Relation.cascading(REVIEWS, "story", STORIES))))
                        .with("reviews", table -> table.uniqueBy("note")),
                rules,
                1);
        engine.insert(List.of(
                NewRow.of(USER),
                NewRow.of(STORY).with("author", "1"),
                NewRow.of("stories", "2").with("author", "1"),
                NewRow.of("reviews", "1").with("story", "1").with("note", "a title")));
        return engine;
    }

    private static DeletionId begin(ParanoidEngine paranoid, DeletionMode mode, EntityRef row) {
        return paranoid.deletions()
                .inBackground()
                .delete(CALLER, mode, List.of(DeleteRequest.of(row)))
                .get(0)
                .orThrow()
                .deletion()
                .id();
    }

    private static void drain(InMemoryEngine engine) {
        Background background = engine.paranoid().background().orElseThrow();
        for (List<JobId> open = engine.jobs(); !open.isEmpty(); open = engine.jobs()) {
            long claim = background.claim(open.get(0));
            for (int chunks = 0;
                    background.chunk(open.get(0), claim, 2, () -> true).isPresent();
                    chunks++) {
                assertThat(chunks).isLessThan(1_000);
            }
        }
        Law.holds(engine);
    }

    /** It is restored whole or not at all, though what hides it is in progress still. */
    @Test
    void aRestoreOfWhatIsHiddenAndOfWhatIsBeingHiddenComparesValues() {
        InMemoryEngine engine = engine(Relation.cascading(STORIES, "author", USERS), DeletionRules.NONE);
        begin(engine.paranoid(), DeletionMode.SOFT, STORY);
        drain(engine);
        engine.insert(List.of(NewRow.of("reviews", "2").with("note", "a title")));
        begin(engine.paranoid(), DeletionMode.SOFT, USER);

        Restoration accepted = engine.deletions()
                .restore(CALLER, Parents.RESTORE, List.of(STORY))
                .get(0)
                .orThrow();
        drain(engine);

        Answer<Restoration> outcome =
                engine.deletions().outcome(CALLER, accepted).orElseThrow();
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.refusal()).isInstanceOf(UniqueConflict.class));
        assertThat(engine.snapshot().deletions().values())
                .hasSize(2)
                .allMatch(deletion -> deletion.state() == DeletionState.ACTIVE);
    }

    /** Somebody lifts it between a look and what comes of it. */
    @Test
    void whatIsLiftedIsNotRefusedAfterThat() {
        InMemoryEngine engine = engine(
                Relation.cascading(STORIES, "author", USERS).on(OnDelete.RESTRICT, OnDelete.CASCADE),
                DeletionRules.NONE.undoing(Map.of("users", Duration.ofDays(1))));
        ParanoidEngine paranoid = ParanoidEngine.over(
                engine.schema().graph(),
                DeletionRules.NONE.undoing(Map.of("users", Duration.ofDays(1))),
                lifting(engine.ports()),
                engine.backgroundPorts());
        DeletionId id = begin(paranoid, DeletionMode.HARD, USER);
        Background background = paranoid.background().orElseThrow();
        JobId job = engine.jobs().get(0);
        long claim = background.claim(job);
        for (int chunks = 0; background.chunk(job, claim, 2, () -> true).isPresent(); chunks++) {
            assertThat(chunks).isLessThan(1_000);
            lifting = background.find(job).orElseThrow().job().state().stage() == Stage.JUDGE;
        }

        assertThat(engine.deletions().find(CALLER, id).orElseThrow().state()).isEqualTo(DeletionState.LIFTED);
    }

    private Ports lifting(Ports ports) {
        DeletionLedger ledger = ChangedAnswers.of(
                DeletionLedger.class, ports.ledger(), (method, arguments, answer) -> lifted(ports, method, answer));
        return ports.with(ledger);
    }

    /** It is lifted behind the last look that takes no lock. */
    private @Nullable Object lifted(Ports ports, String method, @Nullable Object answer) {
        if (!lifting || !method.equals("find") || !(answer instanceof Map<?, ?> found)) {
            return answer;
        }
        Map<Object, Object> before = new HashMap<>();
        found.forEach((id, deletion) -> before.put(id, looked.computeIfAbsent(id, any -> deletion)));
        List<DeletionId> ids =
                found.keySet().stream().map(DeletionId.class::cast).toList();
        ports.ledger()
                .close(
                        Closing.by("somebody", ids),
                        DeletionState.LIFTED,
                        ports.clock().instant());
        return before;
    }
}
