package dev.paranoid.application.port.message;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Messages that are to leave once the transaction that wrote them has committed. */
public interface Outbox {

    /**
     * Adds messages in the running transaction, in one statement, in this order.
     *
     * @param messages any number
     */
    void add(List<Message> messages);

    /**
     * Publishes the oldest messages of lanes that nobody else is publishing at the moment, and forgets those that have left.
     * A lane holds all messages of some keys, so that the order per key is kept however many nodes publish. Where the
     * publisher throws, nothing is forgotten, and all of these are published again. The sizes of as many as the limit says are
     * looked at, and of these some megabytes are published, one message at least.
     *
     * @param limit how many at most
     * @param publisher sends messages in their order, and returns once they have arrived; gives those that can never arrive,
     *     which are set aside with what went wrong
     * @return how many have left or were set aside; zero where none waits
     */
    int publish(int limit, Function<List<Message>, List<Failed>> publisher);

    /**
     * Has this run after each commit on this node that added messages; in the thread that has committed, so be quick.
     *
     * @param wake what to run
     */
    void whenAdded(Runnable wake);

    /** {@return how much waits} */
    Backlog backlog();

    /**
     * One message. The names are those of Debezium's outbox event router where it has one.
     *
     * @param id stays the same however often it is sent; a UUID as text
     * @param topic where it goes
     * @param key empty for a message without; messages of one topic and key arrive in order
     * @param type what it says, such as {@code dev.paranoid.deletion.opened}
     * @param payload its content; empty for a message without
     * @param headers in their order, names may repeat
     */
    record Message(
            String id,
            String topic,
            Optional<Payload> key,
            String type,
            Optional<Payload> payload,
            List<Header> headers) {
        public Message {
            headers = List.copyOf(headers);
        }
    }

    /**
     * A header.
     *
     * @param name its name
     * @param value its bytes; empty for a header without value
     */
    record Header(String name, Optional<Payload> value) {}

    /**
     * A message that can never arrive.
     *
     * @param message as it waits; it is set aside
     * @param error what is wrong with it
     */
    record Failed(Message message, String error) {}

    /**
     * What waits.
     *
     * @param messages how many
     * @param age since when the oldest waits, for how long; zero where none does
     * @param setAside how many could never arrive
     */
    record Backlog(long messages, Duration age, long setAside) {

        /**
         * {@return a backlog whose oldest message was written then}
         *
         * @param messages how many wait
         * @param oldest when the oldest was written; empty where none waits
         * @param now the present time, by the same clock
         * @param setAside how many could never arrive
         */
        public static Backlog since(long messages, Optional<Instant> oldest, Instant now, long setAside) {
            return new Backlog(
                    messages, oldest.map(then -> Duration.between(then, now)).orElse(Duration.ZERO), setAside);
        }
    }
}
