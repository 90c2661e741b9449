package dev.paranoid.kafka;

import dev.paranoid.application.Caller;
import dev.paranoid.application.Outcome;
import dev.paranoid.application.Outcome.Status;
import dev.paranoid.application.Request;
import dev.paranoid.application.Requests;
import dev.paranoid.application.port.message.AcceptedRequests;
import dev.paranoid.application.port.message.AcceptedRequests.Accepted;
import dev.paranoid.application.port.message.Outbox;
import dev.paranoid.application.port.message.Outbox.Message;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;

/**
 * Carries out what one poll brings: raw bytes in, nothing back. What is wrong with a message is part of its request; what
 * is thrown from here means that the database is away, and the container comes again with the same messages.
 */
class RequestListener {

    static final String ID = "paranoid-requests";
    static final String CONTAINERS = "paranoidRequestContainers";

    private final Requests requests;
    private final Caller caller;
    private final Outbox outbox;
    private final AcceptedRequests accepted;
    private final RequestReader reader;
    private final ResultMessages letters;
    private final MessageCounts tally;
    private final String[] topics;

    RequestListener(
            Requests requests,
            Caller caller,
            Outbox outbox,
            AcceptedRequests accepted,
            ParanoidKafkaProperties properties,
            ResultMessages letters,
            MessageCounts tally) {
        this.requests = requests;
        this.caller = caller;
        this.outbox = outbox;
        this.accepted = accepted;
        this.reader = new RequestReader(properties.topics().deleteRequests());
        this.letters = letters;
        this.tally = tally;
        this.topics = properties.topics().requests().toArray(String[]::new);
    }

    /** {@return the topics that it reads; for the annotation} */
    public String[] getTopics() {
        return topics.clone();
    }

    @KafkaListener(id = ID, idIsGroup = false, topics = "#{__listener.topics}", containerFactory = CONTAINERS)
    void onRequests(List<ConsumerRecord<byte[], byte[]>> messages) {
        List<Incoming> incoming = messages.stream().map(reader::read).toList();
        IdentityHashMap<Request, Incoming> byRequest = new IdentityHashMap<>();
        incoming.forEach(each -> byRequest.put(each.request(), each));
        List<Request> asked = incoming.stream().map(Incoming::request).toList();
        List<Outcome> outcomes = requests.carryOut(caller, asked, told -> tell(told, byRequest));
        count(incoming, outcomes);
    }

    private List<String> tell(List<Outcome> outcomes, IdentityHashMap<Request, Incoming> byRequest) {
        List<String> bodies = new ArrayList<>();
        List<Message> messages = new ArrayList<>();
        List<Accepted> waiting = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            Incoming incoming = Objects.requireNonNull(byRequest.get(outcome.request()));
            String body = letters.body(outcome);
            bodies.add(body);
            if (outcome.fresh() && incoming.answered()) {
                messages.add(letters.answer(incoming.message(), body));
                if (outcome.inProgress()) {
                    waiting.add(new Accepted(outcome, letters.draft(incoming.message())));
                }
            }
            deadBecause(outcome, incoming).ifPresent(why -> messages.add(letters.deadLetter(incoming.message(), why)));
        }
        outbox.add(messages);
        accepted.keep(waiting);
        return bodies;
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
