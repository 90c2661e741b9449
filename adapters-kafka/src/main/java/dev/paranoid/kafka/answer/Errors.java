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

    private static final Refusal.Cases<Map<String, Object>> DATA = data();

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
                refused.subject().type(), refused.subject().id(), refusal.code(), refusal.detail(), DATA.of(refusal));
    }

    private static Refusal.Cases<Map<String, Object>> data() {
        return new Refusal.Cases<>(Map.<String, Object>of())
                .on(Restricted.class, by -> with(by.unseen(), Map.of("blockers", by.blockers())))
                .on(
                        ParentDeleted.class,
                        by -> with(
                                by.unseen(), Map.of("hiddenBy", SHAPES.hiddenBy(by.inTheWay()), "total", by.total())))
                .on(UniqueConflict.class, by -> with(by.unseen(), Map.of("conflicts", by.conflicts())))
                .on(Held.class, Errors::holds)
                .on(Purged.class, by -> Map.of("deletion", by.deletion().toString()))
                .on(HeldBack.class, Errors::policy)
                .on(
                        HeldByForeignKey.class,
                        by -> by.constraint()
                                .<Map<String, Object>>map(name -> Map.of("constraint", name))
                                .orElse(Map.of()))
                .on(RefusedByDatabase.class, by -> Map.of("message", by.message()));
    }

    private static Map<String, Object> holds(Held held) {
        Map<String, Object> data = with(held.unseen(), Map.of("holds", held.holds(), "total", held.total()));
        if (!held.gone().isEmpty()) {
            data.put("gone", held.gone());
        }
        return data;
    }

    private static Map<String, Object> policy(HeldBack held) {
        Map<String, Object> data = new LinkedHashMap<>(Map.of("policy", held.policy()));
        held.protects().ifPresent(type -> data.put("protects", type));
        held.until().ifPresent(until -> data.put("until", until));
        return data;
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
