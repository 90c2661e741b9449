package dev.paranoid.testkit.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.DeleteRequest;
import dev.paranoid.application.assembly.ParanoidEngine;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.failure.Unavailable;
import dev.paranoid.application.port.Ports;
import dev.paranoid.application.port.purge.PurgeLedger.Blocked;
import dev.paranoid.application.port.purge.PurgeLedger.Run;
import dev.paranoid.application.port.row.EntityStore;
import dev.paranoid.application.port.row.Lock;
import dev.paranoid.application.purge.PurgeLimits;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.RowKey;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.policy.DeletionRules;
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.testkit.NewRow;
import dev.paranoid.testkit.schema.TestSchema;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A chunk that the database cannot do in its time is tried as smaller ones, until one passes; what cannot go alone is left. */
class ShrinkingChunksTests {

    private static final int ROWS = 20;
    private static final int MOST = 3;
    private static final String STUCK = "7";
    private static final DeletionRules RULES = new DeletionRules(Map.of(), Map.of("notes", Duration.ZERO));

    private final EntityGraph graph = EntityGraph.of(List.of(EntityType.paranoid("notes")), List.of());
    private final InMemoryEngine engine = InMemoryEngine.of(TestSchema.of(graph), RULES);
    private final List<Integer> sizes = new ArrayList<>();

    @Test
    void chunksShrinkUntilOnePasses() {
        IntStream.rangeClosed(1, ROWS).forEach(id -> engine.insert(List.of(NewRow.of("notes", "" + id))));
        engine.deletions()
                .delete(
                        Caller.named("ann"),
                        DeletionMode.SOFT,
                        IntStream.rangeClosed(1, ROWS)
                                .mapToObj(id -> DeleteRequest.of(new EntityRef("notes", "" + id)))
                                .toList());
        Ports ports = engine.ports();
        Ports slow = ports.with(slow(ports.store()));
        PurgeLimits limits = new PurgeLimits(16, 1, ROWS, Duration.ZERO, Duration.ofHours(1), Optional.empty());

        Run run = ParanoidEngine.over(graph, RULES, slow).purge().run(limits, removed -> true);

        assertThat(List.of(run.before(), run.removed(), run.blocked())).containsExactly(20L, 19L, 1L);
        assertThat(sizes).startsWith(16, 8, 4, 2);
        assertThat(engine.snapshot().rows().keySet()).containsExactly(new EntityRef("notes", STUCK));
        List<Blocked> blocked =
                ports.transactions().inTransaction(() -> ports.purges().blocked(10));
        assertThat(blocked)
                .singleElement()
                .satisfies(one -> assertThat(one.code()).isEqualTo("unavailable"));
    }

    /** Takes too long for more than a few rows, and for one of them always. */
    private EntityStore slow(EntityStore store) {
        return (EntityStore) Proxy.newProxyInstance(
                EntityStore.class.getClassLoader(), new Class<?>[] {EntityStore.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("load")
                            && Arrays.asList(arguments).contains(Lock.EXCLUSIVE)) {
                        Collection<?> keys = (Collection<?>) arguments[1];
                        sizes.add(keys.size());
                        if (keys.size() > MOST || keys.contains(new RowKey(STUCK))) {
                            throw new Unavailable("too slow", Duration.ofSeconds(1), new IOException());
                        }
                    }
                    try {
                        return method.invoke(store, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getTargetException();
                    }
                });
    }
}
