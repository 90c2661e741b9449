package dev.paranoid.kafka.listener;

import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.failure.Busy;
import dev.paranoid.application.failure.RequestTooLarge;
import dev.paranoid.application.port.message.AcceptedRequests;
import dev.paranoid.application.port.message.AcceptedRequests.Accepted;
import dev.paranoid.application.port.message.Outbox;
import dev.paranoid.application.port.message.Outbox.Message;
import dev.paranoid.application.request.Outcome;
import dev.paranoid.application.request.Outcome.Status;
import dev.paranoid.application.request.Request;
import dev.paranoid.application.request.Requests;
import dev.paranoid.kafka.answer.ResultMessages;
import dev.paranoid.kafka.request.Incoming;
import dev.paranoid.kafka.request.RequestReader;
import dev.paranoid.kafka.sender.RequestTopic;
import dev.paranoid.kafka.sender.RequestTopics;
import dev.paranoid.kafka.stuck.StuckRequests;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;

/**
 * Carries out what one poll brings: raw bytes in, nothing back. What is wrong with a message is part of its request; what
 * is thrown from here means that the database is away, and the container comes again with the same messages.
 */
public class RequestListener {

    public static final String ID = "paranoid-requests";
    public static final String CONTAINERS = "paranoidRequestContainers";

    /** So many characters have the answers of a transaction at most, unless it is of one request: they are in memory together. */
    private static final long AT_ONCE = 8 << 20;

    private final Requests requests;
    private final RequestTopics topics;
    private final Outbox outbox;
    private final AcceptedRequests accepted;
    private final RequestReader reader;
    private final ResultMessages letters;
    private final MessageCounts tally;
    private final StuckRequests stuck;

    public RequestListener(
            Requests requests,
            RequestTopics topics,
            Outbox outbox,
            AcceptedRequests accepted,
            ResultMessages letters,
            MessageCounts tally,
            StuckRequests stuck) {
        this.requests = requests;
        this.topics = topics;
        this.outbox = outbox;
        this.accepted = accepted;
        this.reader = new RequestReader(topics);
        this.letters = letters;
        this.tally = tally;
        this.stuck = stuck;
    }

    /** {@return the topics that it reads; for the annotation} */
    public String[] getTopics() {
        return topics.all().stream().map(RequestTopic::name).toArray(String[]::new);
    }

    @KafkaListener(id = ID, idIsGroup = false, topics = "#{__listener.topics}", containerFactory = CONTAINERS)
    void onRequests(List<ConsumerRecord<byte[], byte[]>> messages) {
        Map<Caller, List<ConsumerRecord<byte[], byte[]>>> bySender = new LinkedHashMap<>();
        messages.forEach(
                each -> bySender.computeIfAbsent(topics.get(each.topic()).caller(), sender -> new ArrayList<>())
                        .add(each));
        stuck.carryOut(() -> carryOut(bySender));
    }

    /** A row that others have locked keeps waiting who asks for it, and none of the other senders. */
    private void carryOut(Map<Caller, List<ConsumerRecord<byte[], byte[]>>> bySender) {
        List<Busy> inTheWay = new ArrayList<>();
        bySender.forEach((sender, messages) -> {
            try {
                carryOut(sender, messages);
            } catch (Busy locked) {
                inTheWay.add(locked);
            }
        });
        if (!inTheWay.isEmpty()) {
            throw inTheWay.get(0);
        }
    }

    private void carryOut(Caller sender, List<ConsumerRecord<byte[], byte[]>> messages) {
        List<Incoming> incoming = messages.stream().map(reader::read).toList();
        IdentityHashMap<Request, Incoming> byRequest = new IdentityHashMap<>();
        incoming.forEach(each -> byRequest.put(each.request(), each));
        List<Request> asked = incoming.stream().map(Incoming::request).toList();
        List<Outcome> outcomes = requests.carryOut(sender, asked, told -> tell(told, byRequest));
        count(incoming, outcomes);
    }

    private void tell(List<Outcome> outcomes, IdentityHashMap<Request, Incoming> byRequest) {
        List<Message> messages = new ArrayList<>();
        List<Accepted> waiting = new ArrayList<>();
        long length = 0;
        for (Outcome outcome : outcomes) {
            Incoming incoming = Objects.requireNonNull(byRequest.get(outcome.request()));
            if (outcome.fresh() && incoming.answered()) {
                String body = letters.body(outcome);
                length += body.length();
                if (length > AT_ONCE && outcomes.size() > 1) {
                    throw new RequestTooLarge(
                            new IllegalStateException("The answers to " + outcomes.size() + " requests"));
                }
                messages.add(letters.answer(incoming.message(), body));
                if (outcome.inProgress()) {
                    waiting.add(new Accepted(outcome, letters.draft(incoming.message())));
                }
            }
            deadBecause(outcome, incoming).ifPresent(why -> messages.add(letters.deadLetter(incoming.message(), why)));
        }
        outbox.add(messages);
        accepted.keep(waiting);
    }

    private static Optional<String> deadBecause(Outcome outcome, Incoming incoming) {
        String code = outcome.code().orElse("");
        boolean ours = code.equals(Outcome.INTERNAL_ERROR) || code.equals(Outcome.ID_REUSED);
        return ours ? outcome.detail() : outcome.fresh() ? incoming.wrong() : Optional.empty();
    }

    private void count(List<Incoming> incoming, List<Outcome> outcomes) {
        for (int i = 0; i < outcomes.size(); i++) {
            tally.count(incoming.get(i).wrong().isPresent(), outcomes.get(i).status() == Status.REPEATED);
        }
    }
}
