package dev.paranoid.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A client of a load that has users deleted over Kafka, and withdraws these requests when they have been answered. */
final class KafkaClient extends LoadClient {

    private static final int USERS = 6;

    private final int first;
    private final int stories;
    private final Sender sender;
    private final Answers answers;

    KafkaClient(LoadTarget target, Map<String, Object> broker, int first, int stories) {
        super(target, first);
        this.first = first;
        this.stories = stories;
        this.sender = new Sender(broker);
        this.answers = new Answers(broker);
        users().forEach(user -> target.insert(user, stories));
    }

    private IntStream users() {
        return IntStream.range(first, first + USERS);
    }

    @Override
    public void run() {
        try (sender;
                answers) {
            super.run();
            answers.drain();
            answers.oneEach(2 * USERS * calls());
        } catch (RuntimeException | AssertionError failure) {
            target().wrong().add(getName() + ": " + failure);
        }
    }

    @Override
    void ask(int call) {
        users().forEach(user -> sender.delete(asked(user, call), "users", user));
        users().forEach(user -> requireDone(asked(user, call)));
        users().forEach(user -> sender.send(withdrawal(user, call)));
        users().forEach(user -> requireDone(withdrawn(user, call)));
    }

    private static String asked(int user, int call) {
        return "asked-" + user + "-" + call;
    }

    private static String withdrawn(int user, int call) {
        return "withdrawn-" + user + "-" + call;
    }

    private static ProducerRecord<String, String> withdrawal(int user, int call) {
        return new ProducerRecord<>(
                "paranoid.restore-requests",
                "users/" + user,
                "{\"requestId\":\"" + withdrawn(user, call) + "\",\"deletion\":{\"requestId\":\"" + asked(user, call)
                        + "\"}}");
    }

    private void requireDone(String request) {
        List<String> outcomes = answers.await(request, 1);
        if (!outcomes.equals(List.of("done"))) {
            throw new IllegalStateException(request + ": " + outcomes);
        }
    }

    @Override
    void requireTrue() {
        String ofUsers = "BETWEEN " + first + " AND " + (first + USERS - 1);
        assertThat(target().number("SELECT COUNT(*) FROM users WHERE deleted_at IS NULL AND user_id " + ofUsers))
                .as("live users %s", ofUsers)
                .isEqualTo(USERS);
        assertThat(target().number("SELECT COUNT(*) FROM stories WHERE deleted_at IS NULL AND created_by " + ofUsers))
                .as("live stories of users %s", ofUsers)
                .isEqualTo((long) USERS * stories);
        assertThat(target().deletions(ofUsers + " AND state = 'LIFTED'"))
                .as("deletions of users %s", ofUsers)
                .isEqualTo((long) USERS * calls())
                .isEqualTo(target().deletions(ofUsers));
    }
}
