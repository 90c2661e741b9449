package dev.paranoid.kafka.request;

import dev.paranoid.application.DeleteRequest;
import dev.paranoid.application.Parents;
import dev.paranoid.application.request.Request;
import dev.paranoid.application.request.Request.Demand;
import dev.paranoid.application.request.Request.Head;
import dev.paranoid.application.request.Request.Unreadable;
import dev.paranoid.application.request.RequestId;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.kafka.sender.RequestTopic.Kind;
import dev.paranoid.kafka.sender.RequestTopics;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** From the bytes of a message to a request. What is wrong with a message becomes part of the request, and never an error. */
public final class RequestReader {

    private static final int NAME = 255;
    private static final int ROWS = 1000;

    private final RequestTopics topics;

    public RequestReader(RequestTopics topics) {
        this.topics = topics;
    }

    public Incoming read(ConsumerRecord<byte[], byte[]> message) {
        try {
            Envelope envelope = Envelope.of(message);
            return new Incoming(message, request(message, envelope), true, Optional.empty());
        } catch (InvalidMessage wrong) {
            Optional<String> id = LenientId.of(message);
            Head head = new Head(
                    new RequestId(id.orElseGet(() -> place(message))),
                    Fingerprint.of(message.topic(), message.value()),
                    key(message, "wrong"),
                    Optional.empty());
            Request request = new Request(head, new Unreadable("bad-request", wrong.detail()));
            return new Incoming(message, request, id.isPresent(), Optional.of(wrong.detail()));
        }
    }

    /** Stands in for an id that cannot be read, so that a message that is delivered again is not a dead letter twice. */
    private static String place(ConsumerRecord<byte[], byte[]> message) {
        return "@" + Fingerprint.of(message.topic() + "/" + message.partition() + "/" + message.offset(), null);
    }

    private Request request(ConsumerRecord<byte[], byte[]> message, Envelope envelope) throws InvalidMessage {
        Members members = new Members(envelope.members());
        Optional<Instant> notAfter = time(members, "notAfter");
        Demand demand = demand(topics.get(message.topic()).asks(), members);
        members.noOthers();
        Head head = new Head(
                new RequestId(envelope.requestId()),
                Fingerprint.ofMembers(message.topic(), envelope.members()),
                key(message, demand.toString()),
                notAfter);
        return new Request(head, demand);
    }

    private static Demand demand(Kind asks, Members members) throws InvalidMessage {
        return switch (asks) {
            case DELETE -> delete(members);
            case RESTORE -> restore(members);
            case RETENTION -> RetentionDemands.of(members);
        };
    }

    private static Demand delete(Members members) throws InvalidMessage {
        boolean hard = members.truth("force").orElse(false);
        return new Request.Delete(
                hard ? DeletionMode.HARD : DeletionMode.SOFT,
                rows(members),
                members.text("reason", DeleteRequest.REASON_LENGTH));
    }

    private static Demand restore(Members members) throws InvalidMessage {
        Parents parents = parents(members.text("parents", NAME));
        Optional<JsonNode> deletion = members.find("deletion");
        if (deletion.isEmpty()) {
            return new Request.Restore(parents, rows(members));
        }
        if (members.find("type").isPresent()
                || members.find("id").isPresent()
                || members.find("ids").isPresent()) {
            throw new InvalidMessage("Send 'deletion' without 'type', 'id' and 'ids'.");
        }
        if (deletion.get() instanceof ObjectNode named) {
            Members request = new Members(named);
            RequestId id = new RequestId(request.required("requestId", RequestId.LENGTH));
            request.noOthers();
            return new Request.Withdraw(parents, id);
        }
        String id = deletion.get().isString() ? deletion.get().stringValue() : "";
        return new Request.Lift(
                parents,
                new DeletionId(number(
                        id, "'deletion' must be the id of a deletion, a text of digits, or {\"requestId\": …}.")));
    }

    static long number(String text, String otherwise) throws InvalidMessage {
        if (!text.matches("[1-9][0-9]{0,17}")) {
            throw new InvalidMessage(otherwise);
        }
        return Long.parseLong(text);
    }

    static List<EntityRef> rows(Members members) throws InvalidMessage {
        String type = members.required("type", NAME);
        Optional<String> id = members.text("id", NAME);
        Optional<List<String>> ids = members.texts("ids", NAME, ROWS);
        if (id.isPresent() == ids.isPresent()) {
            throw new InvalidMessage("Send exactly one of 'id' and 'ids'.");
        }
        return ids.orElseGet(() -> List.of(id.orElseThrow())).stream()
                .map(each -> new EntityRef(type, each))
                .toList();
    }

    private static Parents parents(Optional<String> word) throws InvalidMessage {
        if (word.isEmpty()) {
            return Parents.REFUSE;
        }
        for (Parents parents : Parents.values()) {
            if (parents.name().toLowerCase(Locale.ROOT).equals(word.get())) {
                return parents;
            }
        }
        throw new InvalidMessage("'parents' must be refuse, lift or restore.");
    }

    static Optional<Instant> time(Members members, String name) throws InvalidMessage {
        try {
            return members.text(name, NAME).map(Instant::parse);
        } catch (DateTimeException wrong) {
            throw new InvalidMessage("'" + name + "' must be a time such as 2026-11-24T08:15:00Z.");
        }
    }

    private static String key(ConsumerRecord<byte[], byte[]> message, String otherwise) {
        return message.key() == null ? otherwise : Arrays.toString(message.key());
    }
}
