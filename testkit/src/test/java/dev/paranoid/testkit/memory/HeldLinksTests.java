package dev.paranoid.testkit.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.DeleteRequest;
import dev.paranoid.application.HoldRequest;
import dev.paranoid.application.HoldRequest.On;
import dev.paranoid.application.assembly.ParanoidEngine;
import dev.paranoid.application.background.Background;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.port.Ports;
import dev.paranoid.application.port.job.JobId;
import dev.paranoid.application.port.row.EntityStore;
import dev.paranoid.application.port.row.Lock;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.hold.HoldKind;
import dev.paranoid.domain.policy.DeletionRules;
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.domain.relation.OnDelete;
import dev.paranoid.domain.relation.Relation;
import dev.paranoid.testkit.NewRow;
import dev.paranoid.testkit.schema.TestSchema;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A removal looks at rows without id as often as it removes them, and not at all where no hold can be above them. */
class HeldLinksTests {

    private static final Caller CALLER = Caller.anonymous("test");
    private static final int LINKS = 60;
    private static final int SLICE = 5;
    private static final EntityType PARENTS = EntityType.paranoid("parents");
    private static final EntityType TAGS = EntityType.paranoid("tags");
    private static final EntityType OTHERS = EntityType.paranoid("others");
    private static final EntityType TAGGED = EntityType.link("tagged");

    private final EntityGraph graph = EntityGraph.of(
            List.of(PARENTS, TAGS, OTHERS, TAGGED),
            List.of(
                    Relation.cascading(TAGGED, "tagged_parent", PARENTS).on(OnDelete.KEEP, OnDelete.CASCADE),
                    Relation.cascading(TAGGED, "tag", TAGS).on(OnDelete.KEEP, OnDelete.CASCADE)));
    private final InMemoryEngine engine =
            InMemoryEngine.inBackground(TestSchema.of(graph), DeletionRules.NONE, Long.MAX_VALUE - 1);
    private final List<Integer> read = new ArrayList<>();

    HeldLinksTests() {
        engine.insert(List.of(
                NewRow.of("parents", "1"), NewRow.of("tags", "1"), NewRow.of("tags", "2"), NewRow.of("others", "1")));
        IntStream.range(0, LINKS)
                .forEach(any -> engine.insert(
                        List.of(NewRow.link("tagged").with("tagged_parent", "1").with("tag", "1"))));
    }

    private void remove(EntityRef held) {
        engine.holds()
                .place(CALLER, List.of(HoldRequest.of(new On.Row(held), HoldKind.PRESERVATION, "a lawsuit")))
                .get(0)
                .orThrow();
        ParanoidEngine counted =
                ParanoidEngine.over(graph, DeletionRules.NONE, counting(engine.ports()), engine.backgroundPorts());
        counted.deletions()
                .inBackground()
                .delete(CALLER, DeletionMode.HARD, List.of(DeleteRequest.of(new EntityRef("parents", "1"))))
                .get(0)
                .orThrow();
        Background background = counted.background().orElseThrow();
        JobId job = engine.jobs().get(0);
        long claim = background.claim(job);
        for (int chunks = 0; background.chunk(job, claim, SLICE, () -> true).isPresent(); chunks++) {
            assertThat(chunks).isLessThan(1_000);
        }
        assertThat(engine.snapshot().links().getOrDefault("tagged", List.of())).isEmpty();
    }

    private Ports counting(Ports ports) {
        return ports.with(counting(ports.store()));
    }

    private EntityStore counting(EntityStore store) {
        return (EntityStore) Proxy.newProxyInstance(
                EntityStore.class.getClassLoader(), new Class<?>[] {EntityStore.class}, (proxy, method, arguments) -> {
                    try {
                        Object found = method.invoke(store, arguments);
                        if (method.getName().equals("links")
                                && Arrays.asList(arguments).contains(Lock.EXCLUSIVE)) {
                            read.add(((Collection<?>) found).size());
                        }
                        return found;
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getTargetException();
                    }
                });
    }

    @Test
    void whereAHoldMayBeAboveThemAsManyAreReadAsAreRemoved() {
        remove(new EntityRef("tags", "2"));

        assertThat(read).allMatch(rows -> rows <= SLICE);
        assertThat(read.stream().mapToInt(rows -> rows).sum()).isEqualTo(LINKS);
    }

    @Test
    void whereNoHoldCanBeAboveThemNoneAreRead() {
        remove(new EntityRef("others", "1"));

        assertThat(read).isEmpty();
    }
}
