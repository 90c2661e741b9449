package dev.paranoid.application.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.failure.Busy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** A locked row keeps what needs it waiting, and what came later with the same key; nobody else. */
class AroundLockedTests {

    private final List<String> done = new ArrayList<>();

    /** Of the key that its name begins with. */
    private static AroundLocked<String> around(Consumer<List<String>> work, BooleanSupplier inTime) {
        return new AroundLocked<>(work, name -> name.substring(0, 1), inTime);
    }

    private void unless(Set<String> locked, List<String> batch) {
        if (batch.stream().anyMatch(locked::contains)) {
            throw inTheWay();
        }
        done.addAll(batch);
    }

    private static Busy inTheWay() {
        return new Busy("Others have locked b1", Duration.ofSeconds(1), null);
    }

    @Test
    void whatIsInNobodysWayIsCarriedOutInItsOrder() {
        AroundLocked<String> around = around(some -> unless(Set.of("b1"), some), () -> true);

        assertThat(around.carryOut(List.of("a1", "b1", "c1", "b2", "a2", "d1", "b3")))
                .isFalse();

        assertThat(done).containsExactly("a1", "c1", "a2", "d1");
    }

    /** A locked table is in everybody's way. */
    @Test
    void whatIsNotTriedInTimeWaitsUntried() {
        AtomicInteger tried = new AtomicInteger();
        AroundLocked<String> around = around(
                some -> {
                    tried.incrementAndGet();
                    throw inTheWay();
                },
                () -> tried.get() < 3);

        assertThat(around.carryOut(List.of("a1", "b1", "c1", "d1", "e1", "f1", "g1", "h1")))
                .isFalse();

        assertThat(tried).hasValue(3);
    }

    @Test
    void allIsDoneWhereNobodyIsInTheWayAnyMore() {
        assertThat(around(some -> unless(Set.of(), some), () -> true).carryOut(List.of("a1", "b1", "c1")))
                .isTrue();

        assertThat(done).containsExactly("a1", "b1", "c1");
    }
}
