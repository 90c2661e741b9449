package dev.paranoid.rest.problem;

import dev.paranoid.application.failure.ProblemCode;
import dev.paranoid.rest.answer.ProblemBody;
import dev.paranoid.rest.answer.ProblemData;
import java.util.Collection;

/** Ends a call whose answer is a problem. */
public final class Declined extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ProblemBody problem;

    public Declined(ProblemBody problem) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
    }

    public static Declined badRequest(String detail) {
        return new Declined(ProblemBody.of(ProblemCode.BAD_REQUEST, detail));
    }

    public static Declined badParameter(String name, String detail, Collection<String> known) {
        return new Declined(ProblemBody.of(ProblemCode.BAD_REQUEST, detail).with(ProblemData.parameter(name, known)));
    }

    ProblemBody problem() {
        return problem;
    }
}
