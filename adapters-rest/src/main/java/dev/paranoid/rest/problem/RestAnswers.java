package dev.paranoid.rest.problem;

import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Answer.Granted;
import dev.paranoid.domain.deletion.Answer.Refused;
import dev.paranoid.rest.answer.BodyMapper;
import dev.paranoid.rest.answer.BodyMapperImpl;
import java.util.function.Function;

/** What was granted goes on; what was refused becomes a problem. */
public final class RestAnswers {

    public static final BodyMapper SHAPES = new BodyMapperImpl();

    private RestAnswers() {}

    /** {@return what was granted; a refusal ends the call with a problem about the row that was named} */
    public static <T> T granted(Answer<T> answer) {
        return either(answer, Function.identity(), refused -> {
            throw new Declined(RefusalProblems.of(refused.refusal(), refused.subject()));
        });
    }

    /** {@return what was granted; a refusal ends the call with a problem about the whole type} */
    public static <T> T grantedOfType(Answer<T> answer) {
        return either(answer, Function.identity(), refused -> {
            throw new Declined(RefusalProblems.of(refused.refusal())
                    .about(refused.subject().type()));
        });
    }

    public static <T, R> R either(Answer<T> answer, Function<T, R> granted, Function<Refused<T>, R> refused) {
        return answer instanceof Granted<T> yes ? granted.apply(yes.value()) : refused.apply((Refused<T>) answer);
    }
}
