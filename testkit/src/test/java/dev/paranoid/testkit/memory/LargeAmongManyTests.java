package dev.paranoid.testkit.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.DeleteRequest;
import dev.paranoid.application.assembly.ParanoidEngine;
import dev.paranoid.application.background.Background;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.port.BackgroundPorts;
import dev.paranoid.application.port.Ports;
import dev.paranoid.application.port.Transactions;
import dev.paranoid.application.port.job.JobId;
import dev.paranoid.application.port.row.EntityStore;
import dev.paranoid.application.request.Outcome;
import dev.paranoid.application.request.Outcome.Status;
import dev.paranoid.application.request.Request;
import dev.paranoid.application.request.RequestId;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Deleted;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.deletion.DeletionState;
import dev.paranoid.domain.policy.DeletionRules;
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.domain.relation.Relation;
import dev.paranoid.testkit.NewRow;
import dev.paranoid.testkit.contract.scenario.Scenario;
import dev.paranoid.testkit.schema.TestSchema;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A batch of many small items, or with a large one among them; and jobs that wait for one another. */
class LargeAmongManyTests {

    private static final Caller CALLER = Caller.anonymous("test");
    private static final int BATCH = 500;
    private static final int LIMIT = 100;
    private static final int LARGE = 250;
    private static final Set<String> CHANGES = Set.of("mark", "free", "remove");

    private final EntityGraph graph = graph();
    private final InMemoryEngine engine = InMemoryEngine.inBackground(TestSchema.of(graph), DeletionRules.NONE, LIMIT);
    private Runnable behindEachTransaction = () -> {};
    private int depth;
    private long changed;
    private long mostChanged;
    private long seen;

    private static EntityGraph graph() {
        EntityType users = EntityType.paranoid("users");
        EntityType stories = EntityType.paranoid("stories");
        return EntityGraph.of(List.of(users, stories), List.of(Relation.cascading(stories, "user", users)));
    }

    private static EntityRef user(int id) {
        return new EntityRef("users", "" + id);
    }

    /** Stories of each of these users, and as many of the large one as no transaction may touch. */
    private void users(int users, int stories, Optional<Integer> large) {
        List<NewRow> rows = new ArrayList<>();
        for (int user = 1; user <= users; user++) {
            rows.add(NewRow.of(user(user)));
            int many = large.equals(Optional.of(user)) ? LIMIT : stories;
            for (int story = 1; story <= many; story++) {
                rows.add(NewRow.of("stories", "" + (user * 1_000 + story)).with("user", "" + user));
            }
        }
        engine.insert(rows);
    }

    private static List<DeleteRequest> requests(int users) {
        return IntStream.rangeClosed(1, users)
                .mapToObj(user -> DeleteRequest.of(user(user)))
                .toList();
    }

    @Test
    void aLargeItemGoesOnByItselfAndTheOthersAreDone() {
        users(BATCH, 2, Optional.of(LARGE));

        List<Answer<Deleted>> answers = engine.deletions().delete(CALLER, DeletionMode.SOFT, requests(BATCH));

        assertThat(answers.stream()
                        .map(Answer::orThrow)
                        .filter(deleted -> deleted.job().isPresent()))
                .extracting(deleted -> deleted.deletion().root())
                .containsExactly(user(LARGE));
        assertThat(engine.jobs()).hasSize(1);
        assertThat(engine.snapshot().rows().keySet().stream().filter(engine.snapshot()::live))
                .hasSize(LIMIT /* stories of the large one */)
                .allMatch(row -> row.type().equals("stories"));
    }

    @Test
    void aLargeRequestOfAPollIsAcceptedAndTheOthersAreDone() {
        users(BATCH, 2, Optional.of(LARGE));
        List<Request> poll = IntStream.rangeClosed(1, BATCH)
                .mapToObj(user -> new Request(
                        new Request.Head(new RequestId("r" + user), "f" + user, "k" + user, Optional.empty()),
                        new Request.Delete(DeletionMode.SOFT, List.of(user(user)), Optional.empty())))
                .toList();

        List<Outcome> outcomes = engine.requests().carryOut(CALLER, poll, told -> {});

        assertThat(outcomes.stream().filter(outcome -> outcome.status() == Status.ACCEPTED))
                .extracting(outcome -> outcome.request().id())
                .containsExactly(new RequestId("r" + LARGE));
        assertThat(outcomes.stream().filter(outcome -> outcome.status() == Status.DONE))
                .hasSize(BATCH - 1);
    }

    @Test
    void noTransactionChangesMoreRowsThanTheLimitWhateverTheBatch() {
        users(BATCH, 9, Optional.empty());

        List<Answer<Deleted>> answers = watched().deletions().delete(CALLER, DeletionMode.SOFT, requests(BATCH));

        assertThat(answers.stream().map(Answer::orThrow))
                .allMatch(deleted -> deleted.job().isEmpty());
        assertThat(engine.snapshot().rows().keySet()).allMatch(engine.snapshot()::hidden);
        assertThat(mostChanged).isBetween(LIMIT / 2L, (long) LIMIT);
    }

    /** Whatever is accepted is carried out before the call goes on with what is left of its batch. */
    @Test
    void whatGoesWithALargeItemOfTheSameBatchIsGoneAsItWouldBeWithASmallOne() {
        users(2, 2, Optional.of(2));
        EntityRef story = new EntityRef("stories", "2001");
        EntityRef nowhere = new EntityRef("stories", "9");
        ParanoidEngine paranoid = watched();
        behindEachTransaction = () -> drain(paranoid);

        List<Answer<Deleted>> answers = paranoid.deletions()
                .delete(
                        CALLER,
                        DeletionMode.HARD,
                        Stream.of(user(2), story, nowhere, user(1))
                                .map(DeleteRequest::of)
                                .toList());

        assertThat(Scenario.codes(answers)).containsExactly("ok", "ok", "not-found", "ok");
        assertThat(answers.get(0).orThrow().job()).isPresent();
        assertThat(answers.get(1).orThrow().deletion().state()).isEqualTo(DeletionState.PURGED);
        assertThat(engine.snapshot().rows()).isEmpty();
    }

    private void drain(ParanoidEngine paranoid) {
        Background background = paranoid.background().orElseThrow();
        for (JobId job : engine.jobs()) {
            long claim = background.claim(job);
            while (background.chunk(job, claim, LIMIT, () -> false).isPresent()) {
                assertThat(engine.jobs()).contains(job);
            }
        }
    }

    @Test
    void aChunkSeesAsManyRowsHoweverManyJobsWait() {
        assertThat(mostSeen(40)).isEqualTo(mostSeen(3)).isPositive();
    }

    private long mostSeen(int jobs) {
        IntStream.rangeClosed(1, jobs).forEach(job -> users(jobs * 1_000 + job));
        ParanoidEngine paranoid = watched();
        paranoid.deletions()
                .inBackground()
                .delete(
                        CALLER,
                        DeletionMode.SOFT,
                        IntStream.rangeClosed(1, jobs)
                                .mapToObj(job -> DeleteRequest.of(user(jobs * 1_000 + job)))
                                .toList());
        Background background = paranoid.background().orElseThrow();
        long most = 0;
        for (List<JobId> open = engine.jobs(); !open.isEmpty(); open = engine.jobs()) {
            long claim = background.claim(open.get(0));
            boolean more;
            do {
                seen = 0;
                more = background.chunk(open.get(0), claim, 2, () -> true).isPresent();
                most = Math.max(most, seen);
            } while (more);
        }
        return most;
    }

    private void users(int user) {
        List<NewRow> rows = new ArrayList<>(List.of(NewRow.of(user(user))));
        IntStream.rangeClosed(1, 5)
                .forEach(story ->
                        rows.add(NewRow.of("stories", "" + (user * 10 + story)).with("user", "" + user)));
        engine.insert(rows);
    }

    /** The same engine, watched. */
    private ParanoidEngine watched() {
        Ports ports = engine.ports();
        Ports watched = new Ports(
                proxy(EntityStore.class, ports.store()),
                ports.reader(),
                ports.ledger(),
                proxy(Transactions.class, ports.transactions()),
                ports.inbox(),
                ports.events(),
                ports.holdEvents(),
                ports.holds(),
                ports.purges(),
                ports.access(),
                ports.history(),
                ports.clock());
        BackgroundPorts without = engine.backgroundPorts();
        BackgroundPorts background = new BackgroundPorts(
                without.jobs(),
                without.frontier(),
                without.collected(),
                without.unlinked(),
                without.estimates(),
                without.accepted(),
                without.answers(),
                LIMIT);
        return ParanoidEngine.over(graph, DeletionRules.NONE, watched, background);
    }

    private <T> T proxy(Class<T> type, T real) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    try {
                        return type.equals(Transactions.class)
                                ? transaction(real, method, arguments)
                                : store(real, method, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getTargetException();
                    }
                }));
    }

    /** What bounds the time of several transactions is none. */
    private @Nullable Object transaction(Object real, Method method, Object[] arguments)
            throws IllegalAccessException, InvocationTargetException {
        if (method.getName().equals("atMost")) {
            return method.invoke(real, arguments);
        }
        changed = depth++ == 0 ? 0 : changed;
        try {
            return method.invoke(real, arguments);
        } finally {
            depth--;
            mostChanged = Math.max(mostChanged, changed);
            if (depth == 0) {
                Runnable next = behindEachTransaction;
                behindEachTransaction = () -> {};
                next.run();
                behindEachTransaction = next;
            }
        }
    }

    private @Nullable Object store(Object real, Method method, Object[] arguments)
            throws IllegalAccessException, InvocationTargetException {
        Object result = method.invoke(real, arguments);
        seen += size(result);
        changed += CHANGES.contains(method.getName()) ? size(arguments[1]) : 0;
        return result;
    }

    private static int size(@Nullable Object rows) {
        if (rows instanceof Map<?, ?> map) {
            return map.size();
        }
        return rows instanceof Collection<?> all ? all.size() : 0;
    }
}
