package dev.paranoid.testkit.contract.purge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.DeleteRequest;
import dev.paranoid.application.HoldRequest;
import dev.paranoid.application.HoldRequest.On;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.port.purge.PurgeLedger.Blocked;
import dev.paranoid.application.port.purge.PurgeLedger.Run;
import dev.paranoid.application.purge.PurgeLimits;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.deletion.DeletionState;
import dev.paranoid.domain.hold.HoldKind;
import dev.paranoid.domain.policy.DeletionRules;
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.domain.relation.Relation;
import dev.paranoid.testkit.Law;
import dev.paranoid.testkit.NewRow;
import dev.paranoid.testkit.SteppedEngine;
import dev.paranoid.testkit.schema.TestSchema;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What has expired and goes in the background: where it cannot go, that is noted and counted as if it had been small. */
public abstract class LargePurgesContract {

    private static final Caller CALLER = Caller.anonymous("test");
    private static final EntityType PARENTS = EntityType.paranoid("parents");
    private static final EntityType CHILDREN = EntityType.paranoid("children");
    private static final EntityRef ROOT = new EntityRef("parents", "1");
    private static final EntityRef LATE = new EntityRef("children", "9");

    @SuppressWarnings("NullAway.Init") // by delete()
    private SteppedEngine engine;

    @SuppressWarnings("NullAway.Init") // by delete()
    private Deletion deletion;

    /** {@return an engine over these tables, empty, that carries on in the background what is more than a row} */
    protected abstract SteppedEngine engine(TestSchema schema, DeletionRules rules);

    @BeforeEach
    void delete() {
        engine = engine(
                TestSchema.of(EntityGraph.of(
                        List.of(PARENTS, CHILDREN), List.of(Relation.cascading(CHILDREN, "parent", PARENTS)))),
                new DeletionRules(Map.of(), Map.of("parents", Duration.ZERO)));
        engine.insert(Stream.concat(
                        Stream.of(NewRow.of(ROOT)), IntStream.rangeClosed(1, 3).mapToObj(id -> child("" + id)))
                .toList());
        deletion = engine.deletions()
                .delete(CALLER, DeletionMode.SOFT, List.of(DeleteRequest.of(ROOT)))
                .get(0)
                .orThrow()
                .deletion();
        drain();
    }

    private static NewRow child(String id) {
        return NewRow.of(new EntityRef("children", id)).with("parent", ROOT.id());
    }

    private void drain() {
        while (engine.advance(0, 2)) {
            assertThat(engine.snapshot().rows()).isNotNull();
        }
    }

    private Run run(Duration retry) {
        return engine.purge().run(new PurgeLimits(2, 1, 100, Duration.ZERO, retry, Optional.empty()), removed -> true);
    }

    private List<Long> latest() {
        Run run = engine.purge().latest().orElseThrow();
        return List.of(run.before(), run.removed(), run.blocked());
    }

    private List<String> blocked() {
        return engine.purge().blocked(10).stream().map(Blocked::code).toList();
    }

    private DeletionState state() {
        return engine.deletions().find(CALLER, deletion.id()).orElseThrow().state();
    }

    @Test
    void whatIsRefusedInTheBackgroundIsNotedAndCountedAsBlocked() {
        run(Duration.ofHours(1));
        assertThat(latest()).as("as long as it is under way").isEqualTo(List.of(1L, 1L, 0L));
        assertThat(blocked()).isEmpty();
        DeletionId removal = engine.snapshot().deletions().lastKey();
        engine.insert(List.of(child(LATE.id())));
        drain();

        assertThat(state()).isEqualTo(DeletionState.ACTIVE);
        assertThat(engine.snapshot().live(LATE)).isTrue();
        assertThat(engine.deletions().find(CALLER, removal).orElseThrow().state())
                .as("the removal")
                .isEqualTo(DeletionState.REFUSED);
        assertThat(latest()).isEqualTo(List.of(1L, 0L, 1L));
        assertThat(blocked()).isEqualTo(List.of("restricted"));

        engine.removeRow(LATE);
        Law.holds(engine);
        run(Duration.ofHours(1));
        assertThat(latest()).as("not before its time").isEqualTo(List.of(1L, 0L, 0L));
        assertThat(engine.advance(0, 2)).isFalse();
    }

    @Test
    void itIsTriedAgainAndGoes() {
        run(Duration.ZERO);
        engine.insert(List.of(child(LATE.id())));
        drain();
        engine.removeRow(LATE);

        run(Duration.ZERO);
        drain();

        assertThat(state()).isEqualTo(DeletionState.PURGED);
        assertThat(engine.snapshot().rows()).isEmpty();
        assertThat(latest()).isEqualTo(List.of(1L, 1L, 0L));
        assertThat(blocked()).isEmpty();
    }

    @Test
    void aHoldThatComesMeanwhileIsNotedWithWhatHasGone() {
        run(Duration.ofHours(1));
        engine.advance(0, 2);
        engine.holds()
                .place(CALLER, List.of(HoldRequest.of(new On.Row(ROOT), HoldKind.PRESERVATION, "a lawsuit")))
                .get(0)
                .orThrow();
        drain();

        assertThat(latest()).isEqualTo(List.of(1L, 0L, 1L));
        assertThat(blocked()).isEqualTo(List.of("held"));
        assertThat(engine.snapshot().rows()).hasSize(4);
        Law.holds(engine);
    }

    @Test
    void whatIsUnderWayIsNotBegunAgain() {
        run(Duration.ZERO);
        run(Duration.ZERO);
        drain();

        assertThat(latest()).isEqualTo(List.of(1L, 0L, 0L));
        assertThat(engine.snapshot().deletions()).hasSize(2);
        assertThat(engine.snapshot().rows()).isEmpty();
    }
}
