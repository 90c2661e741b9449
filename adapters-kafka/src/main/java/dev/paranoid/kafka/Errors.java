package dev.paranoid.kafka;

import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Answer.Refused;
import dev.paranoid.domain.deletion.Refusal;
import dev.paranoid.domain.deletion.Refusal.HeldBack;
import dev.paranoid.domain.deletion.Refusal.ParentDeleted;
import dev.paranoid.domain.deletion.Refusal.Purged;
import dev.paranoid.domain.deletion.Refusal.Restricted;
import dev.paranoid.domain.deletion.Refusal.UniqueConflict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** From refusals to errors with the data that a program needs. */
final class Errors {

    static final Shapes SHAPES = new ShapesImpl();

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
            return Map.of("blockers", restricted.blockers());
        }
        if (refusal instanceof ParentDeleted parents) {
            return Map.of("hiddenBy", SHAPES.hiddenBy(parents.inTheWay()), "total", parents.total());
        }
        if (refusal instanceof UniqueConflict conflict) {
            return Map.of("conflicts", conflict.conflicts());
        }
        if (refusal instanceof Purged purged) {
            return Map.of("deletion", purged.deletion().toString());
        }
        if (refusal instanceof HeldBack held) {
            Map<String, Object> data = new LinkedHashMap<>(Map.of("policy", held.policy(), "protects", held.type()));
            held.until().ifPresent(until -> data.put("until", until));
            return data;
        }
        return Map.of();
    }
}
