package dev.paranoid.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.awaitility.Awaitility;

/**
 * Clients of a blog: over HTTP and over Kafka, one row at a time and several, who hide and restore, and who remove for good. Some of
 * the users are so large that this goes on in the background. Each has users of its own, and knows what must have become of them.
 */
final class Load implements AutoCloseable {

    private static final int ONE_BY_ONE = 6;
    private static final int FIRST = 1000;
    private static final int FIRST_OF_MANY = 2000;
    private static final int FIRST_OF_KAFKA = 3000;
    private static final int FIRST_TO_GO = 1_000_000;
    private static final int FIRST_LARGE_TO_GO = 2_000_000;

    /** Stories of a user. {@code MANY} are more than a transaction is to touch. */
    private static final int FEW = 2;

    private static final int MANY = 8;

    /** More rows than these go on in the background: the nodes are told so. */
    static final String ABOVE = "--paranoid.background.above=" + (1 + FEW);

    private final LoadTarget target;
    private final List<LoadClient> clients = new ArrayList<>();
    private final Map<String, List<String>> pristine;

    /**
     * Begins to ask.
     *
     * @param broker settings of its clients
     */
    Load(LoadTarget target, Map<String, Object> broker) {
        this.target = target;
        for (int user = 0; user < ONE_BY_ONE; user++) {
            clients.add(new HidingClients.OfOne(target, FIRST + user, user % 3 == 2 ? MANY : FEW));
        }
        clients.add(new HidingClients.OfMany(target, FIRST_OF_MANY, FEW));
        clients.add(new KafkaClient(target, broker, FIRST_OF_KAFKA, FEW));
        clients.add(new RemovingClient(target, FIRST_TO_GO, FEW));
        clients.add(new RemovingClient(target, FIRST_LARGE_TO_GO, MANY));
        pristine = rows();
        clients.forEach(Thread::start);
    }

    private Map<String, List<String>> rows() {
        Map<String, List<String>> rows = new TreeMap<>();
        for (String table : List.of("users", "stories")) {
            rows.put(
                    table,
                    target.database().get().queryForList("SELECT * FROM " + table + " ORDER BY 1").stream()
                            .map(Map::toString)
                            .toList());
        }
        return rows;
    }

    /** {@return how many calls have been answered} */
    int answered() {
        return clients.stream().mapToInt(LoadClient::calls).sum();
    }

    /** {@return how many calls were cut off that somebody may have taken} */
    int cut() {
        return target.cut().get();
    }

    /** {@return how often a client was told to ask again} */
    int unavailable() {
        return target.unavailable().get();
    }

    /** {@return how many calls each client had answered, by its kind} */
    Map<String, Integer> byKind() {
        Map<String, Integer> kinds = new TreeMap<>();
        clients.forEach(client -> kinds.merge(client.getClass().getSimpleName(), client.calls(), Integer::sum));
        return kinds;
    }

    /** {@return how much work went on in the background} */
    long jobs() {
        return target.number("SELECT COUNT(*) FROM paranoid_job");
    }

    /** {@return how much of that work has ended} */
    long ended() {
        return target.number("SELECT COUNT(*) FROM paranoid_job WHERE ended_at IS NOT NULL");
    }

    /** {@return how often somebody took over or began such work} */
    long claims() {
        return target.number("SELECT COALESCE(SUM(fence), 0) FROM paranoid_job");
    }

    /** Waits until that many more calls have been answered, or one as it may not be. */
    void awaitMore(int calls) {
        int before = answered();
        Awaitility.await()
                .atMost(LoadClient.PATIENCE)
                .until(() -> !target.wrong().isEmpty() || answered() >= before + calls);
        assertThat(target.wrong()).isEmpty();
    }

    /** Waits until each client has had more than that many calls answered in all, or one as it may not be. */
    void awaitOfEach(int calls) {
        Awaitility.await()
                .atMost(LoadClient.PATIENCE)
                .until(() -> !target.wrong().isEmpty() || clients.stream().allMatch(client -> client.calls() > calls));
        assertThat(target.wrong()).isEmpty();
    }

    /**
     * Ends, and requires that each user is as his client knows: nothing is lost, and nothing was done twice; that the law holds;
     * and that all is as it was at the beginning, when all has been restored.
     */
    void requireAllIsTrue() throws InterruptedException {
        target.stopped().set(true);
        for (LoadClient client : clients) {
            client.join();
        }
        assertThat(target.wrong()).isEmpty();
        requireNothingWaits();
        assertThat(jobs()).as("work in the background").isPositive();
        clients.forEach(LoadClient::requireTrue);
        new BlogLaw(target::number).holds();
        clients.forEach(LoadClient::finish);
        requireNothingWaits();
        assertThat(rows()).isEqualTo(pristine);
    }

    /** What goes on in the background ends, and nothing that it worked with is left. */
    private void requireNothingWaits() {
        for (long left = waiting(); left > 0; left = waiting()) {
            long before = left;
            Awaitility.await("that what goes on in the background moves")
                    .atMost(LoadClient.PATIENCE)
                    .until(() -> waiting() < before);
        }
        for (String table : List.of("paranoid_frontier", "paranoid_collected", "paranoid_awaited")) {
            assertThat(target.number("SELECT COUNT(*) FROM " + table)).as(table).isZero();
        }
    }

    /** {@return jobs that have not ended, and messages that have not left: when no client asks any more, they become fewer} */
    private long waiting() {
        return target.number("SELECT COUNT(*) FROM paranoid_job WHERE ended_at IS NULL")
                + target.number("SELECT COUNT(*) FROM paranoid_outbox");
    }

    @Override
    public void close() {
        target.stopped().set(true);
    }
}
