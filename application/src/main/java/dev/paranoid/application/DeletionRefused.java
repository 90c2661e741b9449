package dev.paranoid.application;

import dev.paranoid.application.failure.ProblemCode;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Refusal;

/** One row was not deleted, restored, or removed, and asking again without change will not help. Nothing has happened to it. */
public final class DeletionRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient EntityRef row;
    private final transient Refusal refusal;

    /**
     * A refusal, as an exception.
     *
     * @param row that it is about
     * @param refusal what stands in the way
     */
    public DeletionRefused(EntityRef row, Refusal refusal) {
        super(row + ": " + refusal.detail());
        this.row = row;
        this.refusal = refusal;
    }

    /** {@return the row that was named} */
    public EntityRef row() {
        return row;
    }

    /** {@return what stands in the way} */
    public Refusal refusal() {
        return refusal;
    }

    /** {@return the status of HTTP that says so} */
    public int status() {
        return ProblemCode.of(refusal).status();
    }
}
