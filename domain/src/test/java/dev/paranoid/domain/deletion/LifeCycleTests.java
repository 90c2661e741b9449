package dev.paranoid.domain.deletion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LifeCycleTests {

    private static Set<LifeCycle> from(LifeCycle first) {
        Set<LifeCycle> reached = new HashSet<>();
        Deque<LifeCycle> open = new ArrayDeque<>(List.of(first));
        while (!open.isEmpty()) {
            LifeCycle next = open.remove();
            if (reached.add(next)) {
                open.addAll(next.next());
            }
        }
        return reached;
    }

    @Test
    void everyLifeCanEnd() {
        for (LifeCycle start : List.of(new LifeCycle.Hiding(), new LifeCycle.Removing())) {
            assertThat(from(start))
                    .allSatisfy(place ->
                            assertThat(from(place)).anyMatch(end -> end.next().isEmpty()));
        }
    }

    @Test
    void aDeletionThatIsClosedIsNeverActiveAgain() {
        assertThat(from(new LifeCycle.Hiding()))
                .filteredOn(place -> place.state() != DeletionState.ACTIVE)
                .allSatisfy(closed -> assertThat(from(closed)).noneMatch(next -> next.state() == DeletionState.ACTIVE));
    }

    @Test
    void isToldByStateAndActivity() {
        from(new LifeCycle.Hiding())
                .forEach(place -> assertThat(LifeCycle.of(place.state(), place.activity()))
                        .isEqualTo(place));
        assertThat(LifeCycle.of(DeletionState.PURGED, Optional.of(Activity.REMOVING)))
                .isEqualTo(new LifeCycle.Removing());
    }
}
