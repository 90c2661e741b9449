package dev.paranoid.kafka.listener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.failure.Busy;
import dev.paranoid.application.failure.DatabaseFailure;
import dev.paranoid.application.failure.Unavailable;
import dev.paranoid.application.port.message.Outbox;
import dev.paranoid.application.request.Requests;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.kafka.answer.ResultMessages;
import dev.paranoid.kafka.answer.Source;
import dev.paranoid.kafka.sender.RequestTopic;
import dev.paranoid.kafka.sender.RequestTopic.Kind;
import dev.paranoid.kafka.sender.RequestTopics;
import dev.paranoid.kafka.settings.ParanoidKafkaProperties;
import dev.paranoid.kafka.stuck.StuckRequests;
import dev.paranoid.testkit.NewRow;
import dev.paranoid.testkit.memory.InMemoryEngine;
import dev.paranoid.testkit.memory.message.MemoryAcceptedRequests;
import dev.paranoid.testkit.memory.message.MemoryOutbox;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** What one poll brings is of several senders. */
class RequestListenerTests {

    private static final EntityRef FIRST = new EntityRef("users", "1");
    private static final EntityRef SECOND = new EntityRef("users", "2");
    private static final List<ConsumerRecord<byte[], byte[]>> POLL =
            List.of(delete("crm", FIRST), delete("erp", SECOND));

    private final InMemoryEngine engine =
            InMemoryEngine.of(EntityGraph.of(List.of(EntityType.paranoid("users")), List.of()));
    private final MemoryOutbox outbox = new MemoryOutbox();

    @BeforeEach
    void insertUsers() {
        engine.insert(List.of(NewRow.of(FIRST), NewRow.of(SECOND)));
    }

    private static ConsumerRecord<byte[], byte[]> delete(String sender, EntityRef row) {
        return record(sender, 0, "{\"requestId\":\"r\",\"type\":\"%s\",\"id\":\"%s\"}".formatted(row.type(), row.id()));
    }

    private static ConsumerRecord<byte[], byte[]> record(String sender, int offset, String request) {
        return new ConsumerRecord<>(sender, 0, offset, null, request.getBytes(StandardCharsets.UTF_8));
    }

    /** {@return a listener of both senders, whose requests fail where they are the first one's} */
    private RequestListener failing(DatabaseFailure failure) {
        return listener(
                (caller, asked, answers) -> {
                    if (caller.name().equals("crm")) {
                        throw failure;
                    }
                    return engine.requests().carryOut(caller, asked, answers);
                },
                outbox);
    }

    private static RequestListener listener(Requests requests, Outbox outbox) {
        RequestTopics topics = new RequestTopics(List.of(topic("crm"), topic("erp")), Map.of());
        ParanoidKafkaProperties defaults = new Binder(new MapConfigurationPropertySource(Map.of()))
                .bindOrCreate("paranoid.kafka", ParanoidKafkaProperties.class);
        return new RequestListener(
                requests,
                topics,
                outbox,
                new MemoryAcceptedRequests(List::of),
                new ResultMessages(
                        defaults, topics, new Source(defaults, () -> new UUID(0, 0)), InstantSource.system()),
                new MessageCounts(),
                new StuckRequests(System::nanoTime));
    }

    private static RequestTopic topic(String sender) {
        return new RequestTopic(sender, Caller.named(sender), Kind.DELETE, "results", Set.of());
    }

    @Test
    void aLockedRowOfOneSenderKeepsNoOtherWaiting() {
        Busy locked = new Busy("Others have locked it", Duration.ofSeconds(1), null);

        assertThatThrownBy(() -> failing(locked).onRequests(POLL)).isSameAs(locked);

        assertThat(engine.snapshot().live(FIRST)).isTrue();
        assertThat(engine.snapshot().live(SECOND)).isFalse();
        assertThat(outbox.backlog().messages()).isEqualTo(1);
    }

    @Test
    void aDatabaseThatIsAwayIsAwayForAll() {
        Unavailable away = new Unavailable("The database is away", Duration.ofSeconds(1), null);

        assertThatThrownBy(() -> failing(away).onRequests(POLL)).isSameAs(away);

        assertThat(engine.snapshot().live(SECOND)).isTrue();
    }

    /** Requests about very many rows that are not there change nothing, and have large answers. */
    @Test
    void theAnswersOfOnePollAreNotInMemoryTogether() {
        String ids = IntStream.range(0, 1000)
                .mapToObj(row -> "\"%s%d\"".formatted("x".repeat(240), row))
                .collect(Collectors.joining(",", "[", "]"));
        List<ConsumerRecord<byte[], byte[]>> poll = IntStream.range(0, 40)
                .mapToObj(request -> record(
                        "erp", request, "{\"requestId\":\"%d\",\"type\":\"users\",\"ids\":%s}".formatted(request, ids)))
                .toList();
        SizesOfAnswers sizes = new SizesOfAnswers(outbox);

        listener(engine.requests(), sizes).onRequests(poll);

        assertThat(outbox.backlog().messages()).isEqualTo(poll.size());
        assertThat(sizes.added()).hasSizeGreaterThan(1).allMatch(size -> size < 8 << 20);
    }

    /** Notes how many bytes are added at once. */
    private record SizesOfAnswers(Outbox outbox, List<Integer> added) implements Outbox {

        SizesOfAnswers(Outbox outbox) {
            this(outbox, new ArrayList<>());
        }

        @Override
        public void add(List<Message> messages) {
            added.add(messages.stream()
                    .mapToInt(message -> message.payload().orElseThrow().bytes().length)
                    .sum());
            outbox.add(messages);
        }

        @Override
        public int publish(int limit, Function<List<Message>, List<Failed>> publisher) {
            return outbox.publish(limit, publisher);
        }

        @Override
        public void whenAdded(Runnable wake) {
            outbox.whenAdded(wake);
        }

        @Override
        public Backlog backlog() {
            return outbox.backlog();
        }
    }
}
