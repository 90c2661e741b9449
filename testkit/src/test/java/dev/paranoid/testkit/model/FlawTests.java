package dev.paranoid.testkit.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.paranoid.testkit.model.exploration.Census;
import dev.paranoid.testkit.model.exploration.Counterexample;
import dev.paranoid.testkit.model.exploration.Explorer;
import dev.paranoid.testkit.model.world.Flaw;
import dev.paranoid.testkit.model.world.Graphs;
import dev.paranoid.testkit.model.world.Kind;
import dev.paranoid.testkit.model.world.ModelFeature;
import dev.paranoid.testkit.model.world.World;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The search can fail: it finds each mistake in the engine, by the law that the mistake breaks. */
final class FlawTests {

    private static final Set<ModelFeature> NOTHING_ELSE = Set.of();

    private final Map<Flaw, Case> cases = new EnumMap<>(Flaw.class);

    private record Case(String broken, List<Kind> kinds, Set<ModelFeature> features) {

        void search(Flaw flaw) {
            Graphs.of(3, kinds)
                    .upTo(4)
                    .forEach(graph -> new Explorer(new World(graph, 3, features, flaw), new Census()).explore());
        }
    }

    FlawTests() {
        List<Kind> cascade = List.of(Kind.CASCADE);
        List<Kind> setNull = List.of(Kind.CASCADE, Kind.SET_NULL);
        of(Flaw.ROOT_NOT_IN_FRONTIER, "I1", cascade, NOTHING_ELSE);
        of(Flaw.CHILD_NOT_IN_FRONTIER, "I1", cascade, NOTHING_ELSE);
        of(Flaw.LEAVES_WITH_LIVE_CHILD, "I1", cascade, NOTHING_ELSE);
        of(Flaw.LEAVES_WITH_CLOSED_MARK, "I1", cascade, NOTHING_ELSE);
        of(Flaw.SPREADS_CLOSED_MARK, "termination", cascade, NOTHING_ELSE);
        of(Flaw.DETACHES_LIVE_ALONE, "not detached", setNull, NOTHING_ELSE);
        of(Flaw.HANDS_OVER_TO_CLOSED, "termination", cascade, NOTHING_ELSE);
        of(Flaw.FREES_BELOW_ACTIVE, "I1", cascade, Set.of(ModelFeature.FREED_AT_ONCE));
        of(Flaw.PARENT_NOT_IN_FRONTIER, "I1", cascade, NOTHING_ELSE);
        of(Flaw.FREES_TOO_EARLY, "flash", cascade, NOTHING_ELSE);
        of(Flaw.JUDGES_OLD_KEYS, "I3", cascade, Set.of(ModelFeature.MOVED_ROWS));
        of(Flaw.NEVER_FREES_CYCLE, "standstill", cascade, NOTHING_ELSE);
        of(Flaw.REFUSES_KEPT, "termination", List.of(Kind.RESTRICT), Set.of(ModelFeature.TAKEN_VALUES));
        of(Flaw.REOPENS_WITHOUT_ROOT, "I4", cascade, Set.of(ModelFeature.REFUSED_RESTORES));
        of(Flaw.FORGETS, "foreign key is lost", setNull, NOTHING_ELSE);
        of(Flaw.RETURNS_WITHOUT_DEBT, "not detached", setNull, NOTHING_ELSE);
        of(Flaw.LEAVES_BEREFT, "lost its root", cascade, Set.of(ModelFeature.HARD_DELETES));
        of(Flaw.COLLECTS_ONCE, "standstill", cascade, Set.of(ModelFeature.HARD_DELETES, ModelFeature.MOVED_ROWS));
        of(Flaw.ASKS_ONCE, "which is held", cascade, Set.of(ModelFeature.HARD_DELETES, ModelFeature.HOLDS));
        of(
                Flaw.LEAVES_UNLINKED,
                "foreign key is lost",
                List.of(Kind.KEEP_SET_NULL),
                Set.of(ModelFeature.HARD_DELETES, ModelFeature.HOLDS));
        of(
                Flaw.OWES_NOTHING,
                "not detached",
                List.of(Kind.SET_NULL),
                Set.of(ModelFeature.HARD_DELETES, ModelFeature.HOLDS));
        of(Flaw.STOPS_AT_HIDDEN_BY_OTHERS, "I1", cascade, Set.of(ModelFeature.HIDDEN_BY_OTHERS));
        of(Flaw.RESTORES_ROW_ALONE, "which nothing reaches either", cascade, Set.of(ModelFeature.MOVED_ROWS));
    }

    private void of(Flaw flaw, String broken, List<Kind> kinds, Set<ModelFeature> features) {
        cases.put(flaw, new Case(broken, kinds, features));
    }

    @TestFactory
    Stream<DynamicTest> isFound() {
        return cases.entrySet().stream()
                .map(each -> dynamicTest(each.getKey().name(), () -> {
                    Case flawed = each.getValue();
                    assertThatThrownBy(() -> flawed.search(each.getKey()))
                            .isInstanceOf(Counterexample.class)
                            .hasMessageContaining(flawed.broken());
                }));
    }

    @Test
    void eachHasItsCase() {
        assertThat(cases.keySet()).isEqualTo(EnumSet.complementOf(EnumSet.of(Flaw.NONE)));
    }
}
