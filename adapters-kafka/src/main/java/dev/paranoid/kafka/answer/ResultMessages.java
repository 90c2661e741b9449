package dev.paranoid.kafka.answer;

import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.port.message.Outbox.Header;
import dev.paranoid.application.port.message.Outbox.Message;
import dev.paranoid.application.port.message.Payload;
import dev.paranoid.application.request.Outcome;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Answer.Granted;
import dev.paranoid.kafka.request.Envelope;
import dev.paranoid.kafka.request.MessageJson;
import dev.paranoid.kafka.sender.RequestTopic;
import dev.paranoid.kafka.sender.RequestTopics;
import dev.paranoid.kafka.settings.ParanoidKafkaProperties;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** Writes answers and dead letters. */
public final class ResultMessages {

    private static final String CORRELATION = "kafka_correlationId";
    private static final String REPLY_TOPIC = "kafka_replyTopic";
    private static final String TOPIC = "paranoid_topic";
    static final String ANSWER = "dev.paranoid.request.answered";
    static final String ENDED = "dev.paranoid.request.ended";
    private static final String DEAD = "dev.paranoid.request.unreadable";

    private final ParanoidKafkaProperties properties;
    private final RequestTopics topics;
    private final Source source;
    private final InstantSource clock;

    public ResultMessages(
            ParanoidKafkaProperties properties, RequestTopics topics, Source source, InstantSource clock) {
        this.properties = properties;
        this.topics = topics;
        this.source = source;
        this.clock = clock;
    }

    public String body(Outcome outcome) {
        List<DeletionMessage> deletions =
                granted(outcome.deletions(), Errors.SHAPES::deletion, deleted -> deleted.deletion());
        List<RestoreMessage> restores = granted(outcome.restorations(), Errors.SHAPES::restore, restored -> restored);
        List<HoldMessage> holds = granted(outcome.holds(), HoldMessage::of, hold -> hold);
        boolean one = outcome.deletions().size()
                        + outcome.restorations().size()
                        + outcome.holds().size()
                == 1;
        List<ErrorBody> errors = new ArrayList<>(Errors.of(outcome.deletions()));
        errors.addAll(Errors.of(outcome.restorations()));
        errors.addAll(Errors.of(outcome.holds()));
        if (errors.isEmpty() && outcome.code().isPresent()) {
            errors.add(ErrorBody.of(outcome.code().get(), outcome.detail().orElse("")));
        }
        ResultBody body = new ResultBody(
                outcome.request().id().value(),
                outcome.status().name().toLowerCase(Locale.ROOT),
                outcome.code().orElse(null),
                one ? first(deletions) : null,
                one ? first(restores) : null,
                one ? List.of() : deletions,
                one ? List.of() : restores,
                one ? first(holds) : null,
                one ? List.of() : holds,
                errors,
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        return MessageJson.MAPPER.writeValueAsString(body);
    }

    private static <A, D, B> List<B> granted(List<Answer<A>> answers, Function<D, B> shape, Function<A, D> value) {
        return answers.stream()
                .filter(Granted.class::isInstance)
                .map(answer -> shape.apply(value.apply(((Granted<A>) answer).value())))
                .toList();
    }

    private static <T> @Nullable T first(List<T> list) {
        return list.isEmpty() ? null : list.get(0);
    }

    /** Keyed like the request, to the topic that it names if it may. */
    public Message answer(ConsumerRecord<byte[], byte[]> request, String body) {
        return answer(ANSWER, request, Optional.of(Payload.of(body)));
    }

    /** The final answer to a request that was accepted, without its payload. */
    public Message draft(ConsumerRecord<byte[], byte[]> request) {
        return answer(ENDED, request, Optional.empty());
    }

    /** Who wrote to the topic from which the request came. One of a topic that is read no more sees nothing. */
    public Caller askedBy(Message draft) {
        return draft.headers().stream()
                .filter(header -> header.name().equals(TOPIC))
                .flatMap(header -> header.value().stream())
                .map(value -> new String(value.bytes(), StandardCharsets.UTF_8))
                .findFirst()
                .map(topics::callerAt)
                .orElseGet(topics::common);
    }

    private Message answer(String type, ConsumerRecord<byte[], byte[]> request, Optional<Payload> payload) {
        List<Header> headers = new ArrayList<>();
        Optional.ofNullable(request.headers().lastHeader(CORRELATION))
                .ifPresent(header -> headers.add(new Header(
                        CORRELATION, Optional.ofNullable(header.value()).map(Payload::of))));
        headers.add(header("content-type", "application/json"));
        headers.add(header(TOPIC, request.topic()));
        RequestTopic asked = topics.get(request.topic());
        String topic = Envelope.header(request, REPLY_TOPIC)
                .filter(asked.replies()::contains)
                .orElseGet(asked::results);
        return message(topic, request, type, payload, headers);
    }

    /** As it came, with what is wrong with it. */
    public Message deadLetter(ConsumerRecord<byte[], byte[]> request, String why) {
        List<Header> headers = copied(request.headers());
        headers.add(header("paranoid_error", why));
        headers.add(header(TOPIC, request.topic()));
        headers.add(header("paranoid_partition", "" + request.partition()));
        headers.add(header("paranoid_offset", "" + request.offset()));
        return message(
                request.topic() + properties.topics().deadLetters(),
                request,
                DEAD,
                Optional.ofNullable(request.value()).map(Payload::of),
                headers);
    }

    private Message message(
            String topic,
            ConsumerRecord<byte[], byte[]> request,
            String type,
            Optional<Payload> payload,
            List<Header> headers) {
        return new Message(
                id(type, request), topic, Optional.ofNullable(request.key()).map(Payload::of), type, payload, headers);
    }

    /** The same however often it is written: where the request lies tells its answer from every other. */
    private String id(String type, ConsumerRecord<byte[], byte[]> request) {
        return source.id(type + " " + request.topic() + "/" + request.partition() + "/" + request.offset());
    }

    private static List<Header> copied(Headers headers) {
        List<Header> copies = new ArrayList<>();
        headers.forEach(header -> copies.add(
                new Header(header.key(), Optional.ofNullable(header.value()).map(Payload::of))));
        return copies;
    }

    private static Header header(String name, String value) {
        return new Header(name, Optional.of(Payload.of(value.getBytes(StandardCharsets.UTF_8))));
    }
}
