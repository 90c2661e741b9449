package dev.paranoid.rest.problem;

import dev.paranoid.application.failure.Problem;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Refusal;
import dev.paranoid.rest.answer.BodyJson;
import dev.paranoid.rest.answer.ProblemBody;
import dev.paranoid.rest.answer.ProblemData;

/** From refusals to problems. */
public final class RefusalProblems {

    private RefusalProblems() {}

    public static ProblemBody of(Refusal refusal) {
        return of(Problem.of(refusal));
    }

    public static ProblemBody of(Refusal refusal, EntityRef row) {
        return of(refusal).about(row);
    }

    static ProblemBody of(Problem problem) {
        return ProblemBody.of(problem.code(), problem.detail())
                .with(BodyJson.MAPPER.convertValue(problem.data(), ProblemData.class));
    }
}
