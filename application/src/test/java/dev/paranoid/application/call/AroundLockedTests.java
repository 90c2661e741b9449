package dev.paranoid.application.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paranoid.application.failure.Busy;
import dev.paranoid.application.request.Outcome;
import dev.paranoid.application.request.Outcome.Status;
import dev.paranoid.application.request.Request;
import dev.paranoid.application.request.Request.Head;
import dev.paranoid.application.request.RequestId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A locked row keeps what needs it waiting, and what came later with the same key; nobody else. */
class AroundLockedTests {

    private final Busy inTheWay = new Busy("Others have locked b1", Duration.ofSeconds(1), null);

    private final List<String> done = new ArrayList<>();

    /** Of the key that its name begins with. */
    private static Request request(String id) {
        return new Request(
                new Head(new RequestId(id), id, id.substring(0, 1), Optional.empty()),
                new Request.Unreadable("none", "nothing"));
    }

    private static List<Request> requests(String... ids) {
        return Stream.of(ids).map(AroundLockedTests::request).toList();
    }

    private List<Outcome> unless(Set<String> locked, List<Request> requests) {
        if (requests.stream().anyMatch(request -> locked.contains(request.id().value()))) {
            throw inTheWay;
        }
        requests.forEach(request -> done.add(request.id().value()));
        return requests.stream()
                .map(request -> Outcome.bare(request, Status.DONE, "none", ""))
                .toList();
    }

    @Test
    void whatIsInNobodysWayIsCarriedOutInItsOrder() {
        AroundLocked around = new AroundLocked(some -> unless(Set.of("b1"), some), () -> true);

        assertThatThrownBy(() -> around.carryOut(requests("a1", "b1", "c1", "b2", "a2", "d1", "b3"), inTheWay))
                .isSameAs(inTheWay);

        assertThat(done).containsExactly("a1", "c1", "a2", "d1");
    }

    /** A locked table is in everybody's way. */
    @Test
    void whatIsNotTriedInTimeWaitsUntried() {
        AtomicInteger tried = new AtomicInteger();
        AroundLocked around = new AroundLocked(
                some -> {
                    tried.incrementAndGet();
                    throw inTheWay;
                },
                () -> tried.get() < 3);

        assertThatThrownBy(() -> around.carryOut(requests("a1", "b1", "c1", "d1", "e1", "f1", "g1", "h1"), inTheWay))
                .isSameAs(inTheWay);

        assertThat(tried).hasValue(3);
    }

    @Test
    void allHaveAnOutcomeWhereNobodyIsInTheWayAnyMore() {
        AroundLocked around = new AroundLocked(some -> unless(Set.of(), some), () -> true);

        assertThat(around.carryOut(requests("a1", "b1", "c1"), inTheWay))
                .extracting(outcome -> outcome.request().id().value())
                .containsExactly("a1", "b1", "c1");
    }
}
