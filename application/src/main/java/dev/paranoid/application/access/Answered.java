package dev.paranoid.application.access;

import dev.paranoid.application.caller.Caller;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Answer.Granted;
import dev.paranoid.domain.deletion.Answer.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Puts answers together: of what was checked before, and of what was done then. */
final class Answered {

    private Answered() {}

    static <T, R> Answer<R> then(Answer<T> answer, Function<T, Answer<R>> next) {
        return answer instanceof Granted<T> granted ? next.apply(granted.value()) : refused((Refused<T>) answer);
    }

    private static <T, R> Answer<R> refused(Refused<T> refused) {
        return Answer.refused(refused.subject(), refused.refusal());
    }

    static List<EntityRef> granted(List<Answer<EntityRef>> rows) {
        return rows.stream()
                .filter(Granted.class::isInstance)
                .map(Answer::orThrow)
                .distinct()
                .toList();
    }

    static <T, R> List<List<Answer<R>>> inOrder(
            List<Part<T>> parts,
            List<List<Answer<EntityRef>>> checked,
            Map<EntityRef, Answer<R>> answers,
            BiFunction<Caller, List<Answer<R>>, List<Answer<R>>> discretion) {
        List<List<Answer<R>>> inOrder = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            Caller caller = parts.get(i).caller();
            List<Answer<R>> own = checked.get(i).stream()
                    .map(answer -> then(answer, row -> only(row, answers)))
                    .toList();
            inOrder.add(discretion.apply(caller, own));
        }
        return inOrder;
    }

    static <R> Answer<R> only(EntityRef row, Map<EntityRef, Answer<R>> answers) {
        Answer<R> answer = answers.get(row);
        if (answer == null) {
            throw new IllegalStateException("No answer for " + row);
        }
        return answer;
    }
}
