package dev.paranoid.kafka.request;

import dev.paranoid.application.DeleteRequest;
import dev.paranoid.application.HoldRequest;
import dev.paranoid.application.HoldRequest.On;
import dev.paranoid.application.request.Request;
import dev.paranoid.application.request.Request.Demand;
import dev.paranoid.application.retention.RetentionChange;
import dev.paranoid.application.retention.RetentionChange.To;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.hold.HoldId;
import dev.paranoid.domain.hold.HoldKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.convert.DurationStyle;

/** What a message asks for that is about holds, and about how long deletions are kept; its member 'action' says which. */
final class RetentionDemands {

    private static final int NAME = 255;
    private static final int HOLDS = 1000;
    private static final int DELETIONS = 1000;

    private RetentionDemands() {}

    static Demand of(Members members) throws InvalidMessage {
        return switch (members.required("action", NAME)) {
            case "hold" -> hold(members);
            case "release" -> release(members);
            case "retain" -> retain(members);
            case "purge" -> purge(members);
            default -> throw new InvalidMessage("'action' must be hold, release, retain or purge.");
        };
    }

    private static Demand hold(Members members) throws InvalidMessage {
        HoldKind kind = kind(members.text("kind", NAME));
        String reason = members.required("reason", DeleteRequest.REASON_LENGTH);
        Optional<String> caseId = members.text("caseId", HoldRequest.CASE_LENGTH);
        Optional<Instant> from = RequestReader.time(members, "from");
        Optional<Instant> until = RequestReader.time(members, "until");
        return new Request.PlaceHolds(targets(members).stream()
                .map(on -> new HoldRequest(on, kind, reason, caseId, from, until))
                .toList());
    }

    private static HoldKind kind(Optional<String> word) throws InvalidMessage {
        for (HoldKind kind : HoldKind.values()) {
            if (word.orElse(HoldKind.PRESERVATION.word()).equals(kind.word())) {
                return kind;
            }
        }
        throw new InvalidMessage("'kind' must be preservation or freeze.");
    }

    private static List<On> targets(Members members) throws InvalidMessage {
        Optional<String> deletion = members.text("deletion", NAME);
        boolean all = members.truth("all").orElse(false);
        boolean rows = members.find("id").isPresent() || members.find("ids").isPresent();
        if ((deletion.isPresent() ? 1 : 0) + (all ? 1 : 0) + (rows ? 1 : 0) != 1
                || deletion.isPresent() == members.find("type").isPresent()) {
            throw new InvalidMessage(
                    "Send exactly one of 'type' with 'id' or 'ids', 'deletion', and 'type' with 'all': true.");
        }
        if (deletion.isPresent()) {
            return List.of(new On.OfDeletion(deletion(deletion.get())));
        }
        if (all) {
            return List.of(new On.Type(members.required("type", NAME)));
        }
        return RequestReader.rows(members).stream().<On>map(On.Row::new).toList();
    }

    private static DeletionId deletion(String id) throws InvalidMessage {
        return new DeletionId(
                RequestReader.number(id, "'deletion' and 'deletions' must be ids of deletions, texts of digits."));
    }

    private static Demand purge(Members members) throws InvalidMessage {
        Optional<String> one = members.text("deletion", NAME);
        List<String> ids =
                new ArrayList<>(members.texts("deletions", NAME, DELETIONS).orElse(List.of()));
        if (one.isPresent() != ids.isEmpty()) {
            throw new InvalidMessage("Send exactly one of 'deletion' and 'deletions'.");
        }
        one.ifPresent(ids::add);
        List<DeletionId> deletions = new ArrayList<>();
        for (String id : ids) {
            deletions.add(deletion(id));
        }
        return new Request.Purge(deletions);
    }

    private static Demand release(Members members) throws InvalidMessage {
        Optional<List<String>> ids = members.texts("holds", NAME, HOLDS);
        if (ids.isEmpty()) {
            throw new InvalidMessage("'holds' is missing.");
        }
        List<HoldId> holds = new ArrayList<>();
        for (String id : ids.get()) {
            holds.add(new HoldId(RequestReader.number(id, "'holds' must be ids of holds, texts of digits.")));
        }
        return new Request.ReleaseHolds(holds, members.text("reason", DeleteRequest.REASON_LENGTH));
    }

    private static Demand retain(Members members) throws InvalidMessage {
        DeletionId deletion = deletion(members.required("deletion", NAME));
        String reason = members.required("reason", DeleteRequest.REASON_LENGTH);
        List<To> to = new ArrayList<>();
        RequestReader.time(members, "purgeAt").map(To.At::new).ifPresent(to::add);
        duration(members, "extend").map(To.Later::new).ifPresent(to::add);
        duration(members, "shorten").map(To.Earlier::new).ifPresent(to::add);
        if (to.size() != 1) {
            throw new InvalidMessage("Send exactly one of 'purgeAt', 'extend' and 'shorten'.");
        }
        return new Request.Retain(deletion, new RetentionChange(to.get(0), reason));
    }

    private static Optional<Duration> duration(Members members, String name) throws InvalidMessage {
        try {
            return members.text(name, NAME).map(DurationStyle::detectAndParse);
        } catch (IllegalArgumentException | ArithmeticException wrong) {
            throw new InvalidMessage("'" + name + "' must be a duration such as 30d, 12h or P30D.");
        }
    }
}
