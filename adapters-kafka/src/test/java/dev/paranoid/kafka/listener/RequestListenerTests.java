package dev.paranoid.kafka.listener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.failure.Busy;
import dev.paranoid.application.failure.DatabaseFailure;
import dev.paranoid.application.failure.Unavailable;
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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** What one poll brings is of several senders. */
class RequestListenerTests {

    private static final EntityRef FIRST = new EntityRef("users", "1");
    private static final EntityRef SECOND = new EntityRef("users", "2");
    private static final List<ConsumerRecord<byte[], byte[]>> POLL = List.of(delete("crm", FIRST), delete("erp", SECOND));

    private final InMemoryEngine engine =
            InMemoryEngine.of(EntityGraph.of(List.of(EntityType.paranoid("users")), List.of()));
    private final MemoryOutbox outbox = new MemoryOutbox();

    @BeforeEach
    void insertUsers() {
        engine.insert(List.of(NewRow.of(FIRST), NewRow.of(SECOND)));
    }

    private static ConsumerRecord<byte[], byte[]> delete(String sender, EntityRef row) {
        String request = "{\"requestId\":\"r\",\"type\":\"%s\",\"id\":\"%s\"}".formatted(row.type(), row.id());
        return new ConsumerRecord<>(sender, 0, 0, null, request.getBytes(StandardCharsets.UTF_8));
    }

    /** {@return a listener of both senders, whose requests fail where they are the first one's} */
    private RequestListener failing(DatabaseFailure failure) {
        RequestTopics topics = new RequestTopics(List.of(topic("crm"), topic("erp")), Map.of());
        ParanoidKafkaProperties defaults = new Binder(new MapConfigurationPropertySource(Map.of()))
                .bindOrCreate("paranoid.kafka", ParanoidKafkaProperties.class);
        Requests requests = (caller, asked, answers) -> {
            if (caller.name().equals("crm")) {
                throw failure;
            }
            return engine.requests().carryOut(caller, asked, answers);
        };
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
}
