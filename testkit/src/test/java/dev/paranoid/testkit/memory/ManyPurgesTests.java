package dev.paranoid.testkit.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paranoid.application.DeleteRequest;
import dev.paranoid.application.Deletions;
import dev.paranoid.application.audit.AuditedDeletions;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.failure.RateLimited;
import dev.paranoid.application.limit.LimitedDeletions;
import dev.paranoid.application.limit.RateLimit;
import dev.paranoid.application.limit.RemovalLimit;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.deletion.DeletionState;
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.testkit.NewRow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Purges of many deletions in one call count and are recorded one by one. */
class ManyPurgesTests {

    private static final Caller CALLER = Caller.anonymous("test");
    private static final int MOST = 2;

    private final InMemoryEngine engine =
            InMemoryEngine.of(EntityGraph.of(List.of(EntityType.paranoid("notes")), List.of()));
    private final List<String> log = new ArrayList<>();
    private final Deletions deletions = new AuditedDeletions(
            new LimitedDeletions(
                    engine.deletions(), new RemovalLimit(new RateLimit(MOST, Duration.ofMinutes(1), () -> 0L))),
            event -> log.add(event.action() + " " + event.result()));

    private List<DeletionId> deleted(String... notes) {
        engine.insert(Stream.of(notes).map(id -> NewRow.of("notes", id)).toList());
        return engine
                .deletions()
                .delete(
                        CALLER,
                        DeletionMode.SOFT,
                        Stream.of(notes)
                                .map(id -> DeleteRequest.of(new EntityRef("notes", id)))
                                .toList())
                .stream()
                .map(answer -> answer.orThrow().deletion().id())
                .toList();
    }

    @Test
    void eachIsRecordedAndCounts() {
        List<DeletionId> some = deleted("1", "2");
        List<DeletionId> more = deleted("3");

        deletions.purge(CALLER, some);
        assertThat(log).containsExactly("purge DONE", "purge DONE");
        assertThatThrownBy(() -> deletions.purge(CALLER, more)).isInstanceOf(RateLimited.class);
        assertThat(log).containsExactly("purge DONE", "purge DONE", "purge LIMITED");
        assertThat(deletions.find(CALLER, more).values())
                .allMatch(deletion -> deletion.state() == DeletionState.ACTIVE)
                .hasSize(1);
    }
}
