package dev.paranoid.kafka.answer;

import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Answer.Refused;
import dev.paranoid.domain.deletion.Refusal;
import dev.paranoid.domain.deletion.Refusal.Held;
import dev.paranoid.domain.deletion.Refusal.HeldBack;
import dev.paranoid.domain.deletion.Refusal.HeldByForeignKey;
import dev.paranoid.domain.deletion.Refusal.ParentDeleted;
import dev.paranoid.domain.deletion.Refusal.Purged;
import dev.paranoid.domain.deletion.Refusal.RefusedByDatabase;
import dev.paranoid.domain.deletion.Refusal.Restricted;
import dev.paranoid.domain.deletion.Refusal.UniqueConflict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** From refusals to errors with the data that a program needs. */
final class Errors {

    static final MessageMapper SHAPES = new MessageMapperImpl();

    private Errors() {}

    static <T> List<ErrorBody> of(List<Answer<T>> answers) {
        return answers.stream()
                .filter(Refused.class::isInstance)
                .map(answer -> of((Refused<T>) answer))
                .toList();
    }

    private static ErrorBody of(Refused<?> refused) {
        Refusal refusal = refused.refusal();
        return new ErrorBody(
                refused.subject().type(), refused.subject().id(), refusal.code(), refusal.detail(), data(refusal));
    }

    private static Map<String, Object> data(Refusal refusal) {
        if (refusal instanceof Restricted restricted) {
            return with(restricted.unseen(), Map.of("blockers", restricted.blockers()));
        }
        if (refusal instanceof ParentDeleted parents) {
            return with(
                    parents.unseen(),
                    Map.of("hiddenBy", SHAPES.hiddenBy(parents.inTheWay()), "total", parents.total()));
        }
        if (refusal instanceof UniqueConflict conflict) {
            return with(conflict.unseen(), Map.of("conflicts", conflict.conflicts()));
        }
        if (refusal instanceof Held held) {
            Map<String, Object> data = with(held.unseen(), Map.of("holds", held.holds(), "total", held.total()));
            if (!held.gone().isEmpty()) {
                data.put("gone", held.gone());
            }
            return data;
        }
        if (refusal instanceof Purged purged) {
            return Map.of("deletion", purged.deletion().toString());
        }
        if (refusal instanceof HeldBack held) {
            Map<String, Object> data = new LinkedHashMap<>(Map.of("policy", held.policy()));
            held.protects().ifPresent(type -> data.put("protects", type));
            held.until().ifPresent(until -> data.put("until", until));
            return data;
        }
        if (refusal instanceof HeldByForeignKey held) {
            return held.constraint()
                    .<Map<String, Object>>map(name -> Map.of("constraint", name))
                    .orElse(Map.of());
        }
        return refusal instanceof RefusedByDatabase refused ? Map.of("message", refused.message()) : Map.of();
    }

    /** What the caller may not see, as a number; none is not told. */
    private static Map<String, Object> with(long unseen, Map<String, Object> seen) {
        Map<String, Object> data = new LinkedHashMap<>(seen);
        if (unseen > 0) {
            data.put("unseen", unseen);
        }
        return data;
    }
}
