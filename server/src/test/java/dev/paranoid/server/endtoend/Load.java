package dev.paranoid.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.server.endtoend.KeptConnection.Answer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Clients of a blog, each of which deletes a user of its own and restores it, again and again, by keys; some of these users are so
 * large that this goes on in the background. What is answered 503, and
 * what nobody took, it asks the next node.
 */
final class Load implements AutoCloseable {

    private static final int FIRST = 1000;

    /** Stories of each. Those of every third are more than a transaction is to touch. */
    private static final int FEW = 2;

    private static final int MANY = 8;

    /** More rows than these go on in the background: the nodes are told so. */
    static final String ABOVE = "--paranoid.background.above=" + (1 + FEW);

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final List<Supplier<URI>> nodes;
    private final Supplier<JdbcTemplate> database;
    private final List<Client> clients = new ArrayList<>();
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
    private final AtomicInteger cut = new AtomicInteger();
    private volatile boolean stopped;

    /**
     * Begins to ask.
     *
     * @param nodes where each is now
     * @param database where it is now
     */
    Load(List<Supplier<URI>> nodes, Supplier<JdbcTemplate> database, int clients) {
        this.nodes = List.copyOf(nodes);
        this.database = database;
        for (int i = 0; i < clients; i++) {
            int user = FIRST + i;
            JdbcTemplate now = database.get();
            now.update("INSERT INTO users (user_id, username, full_name) VALUES (?, ?, 'U')", user, "u" + user);
            int stories = i % 3 == 2 ? MANY : FEW;
            for (int story = 0; story < stories; story++) {
                now.update("INSERT INTO stories (created_by, title, body) VALUES (?, 't', 'b')", user);
            }
            this.clients.add(new Client(user, stories));
        }
        this.clients.forEach(Thread::start);
    }

    /** {@return how many calls have been answered} */
    int answered() {
        return clients.stream().mapToInt(client -> client.calls.get()).sum();
    }

    /** {@return how many calls were cut off that somebody may have taken} */
    int cut() {
        return cut.get();
    }

    /** Ends, and requires that each user is as his client knows: nothing is lost, and nothing was done twice. */
    void requireAllIsTrue() throws InterruptedException {
        stopped = true;
        for (Client client : clients) {
            client.join();
        }
        assertThat(wrong).isEmpty();
        requireNothingWaits();
        for (Client client : clients) {
            client.requireTrue();
        }
    }

    /** What goes on in the background ends, and nothing that it worked with is left. */
    private void requireNothingWaits() {
        Awaitility.await("what goes on in the background")
                .atMost(PATIENCE)
                .until(() -> number("SELECT COUNT(*) FROM paranoid_job WHERE ended_at IS NULL") == 0);
        assertThat(number("SELECT COUNT(*) FROM paranoid_job"))
                .as("work in the background")
                .isPositive();
        for (String table : List.of("paranoid_frontier", "paranoid_collected", "paranoid_awaited", "paranoid_outbox")) {
            assertThat(number("SELECT COUNT(*) FROM " + table)).as(table).isZero();
        }
    }

    private long number(String sql) {
        Long number = database.get().queryForObject(sql, Long.class);
        return number == null ? -1 : number;
    }

    @Override
    public void close() {
        stopped = true;
    }

    /** One of them. */
    private final class Client extends Thread {

        private final int user;
        private final int stories;
        private final AtomicInteger calls = new AtomicInteger();
        private int turn;
        private Optional<KeptConnection> connection = Optional.empty();

        Client(int user, int stories) {
            super("client-" + user);
            this.user = user;
            this.stories = stories;
            this.turn = user;
            setDaemon(true);
        }

        @Override
        public void run() {
            while (!stopped) {
                String request = calls.get() % 2 == 0 ? "DELETE /api/users/" : "PUT /api/restore/users/";
                String key = "Idempotency-Key: " + user + "-" + calls + "\r\n";
                Answer answer = answered(request + user, key);
                if (answer.status() != 200 && answer.status() != 202) {
                    wrong.add(request + user + " by " + key + answer);
                    return;
                }
                calls.incrementAndGet();
            }
            leave();
        }

        private Answer answered(String request, String key) {
            long until = System.nanoTime() + PATIENCE.toNanos();
            String last = "nobody answered";
            while (System.nanoTime() < until) {
                try {
                    Answer answer = connected().ask(request, key);
                    if (!answer.kept()) {
                        leave();
                    }
                    if (answer.status() != 503 && !answer.body().contains("still-running")) {
                        return answer;
                    }
                    last = answer.body();
                } catch (ConnectException refused) {
                    last = "refused";
                } catch (IOException lost) {
                    connection.filter(line -> !line.isFresh()).ifPresent(line -> cut.incrementAndGet());
                }
                leave();
                pause();
            }
            return new Answer(0, last, false);
        }

        private KeptConnection connected() throws IOException {
            if (connection.isEmpty()) {
                URI node = nodes.get(turn++ % nodes.size()).get();
                connection = Optional.of(new KeptConnection(node));
            }
            return connection.get();
        }

        private void leave() {
            connection.ifPresent(KeptConnection::close);
            connection = Optional.empty();
        }

        private void requireTrue() {
            boolean hidden = calls.get() % 2 == 1;
            assertThat(number("SELECT COUNT(*) FROM users WHERE deleted_at IS NOT NULL AND user_id = "))
                    .as("user %s after %s calls is hidden", user, calls)
                    .isEqualTo(hidden ? 1 : 0);
            assertThat(number("SELECT COUNT(*) FROM stories WHERE deleted_at IS NOT NULL AND created_by = "))
                    .isEqualTo(hidden ? stories : 0);
            assertThat(number("SELECT COUNT(*) FROM paranoid_deletion WHERE root_type = 'users'"
                            + " AND CONVERT(root_key USING utf8mb4) + 0 = "))
                    .as("deletions of user %s after %s calls", user, calls)
                    .isEqualTo((calls.get() + 1) / 2);
        }

        private long number(String sql) {
            return Load.this.number(sql + user);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
