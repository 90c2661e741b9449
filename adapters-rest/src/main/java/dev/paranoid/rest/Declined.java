package dev.paranoid.rest;

import java.util.Collection;

/** Ends a call whose answer is a problem. */
final class Declined extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ProblemBody problem;

    Declined(ProblemBody problem) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
    }

    static Declined badRequest(String detail) {
        return new Declined(ProblemBody.of(ProblemCode.BAD_REQUEST, detail));
    }

    static Declined badParameter(String name, String detail, Collection<String> known) {
        return new Declined(ProblemBody.of(ProblemCode.BAD_REQUEST, detail).with(ProblemData.parameter(name, known)));
    }

    ProblemBody problem() {
        return problem;
    }
}
