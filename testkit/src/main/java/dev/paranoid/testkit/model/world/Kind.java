package dev.paranoid.testkit.model.world;

/** What a relation does to the child: on the soft delete of the parent, and on its hard delete. */
public enum Kind {
    CASCADE(Soft.HIDE, Hard.REMOVE),
    CASCADE_RESTRICT(Soft.HIDE, Hard.REFUSE),
    RESTRICT(Soft.REFUSE, Hard.REFUSE),
    RESTRICT_CASCADE(Soft.REFUSE, Hard.REMOVE),
    SET_NULL(Soft.DETACH, Hard.DETACH),
    SET_NULL_CASCADE(Soft.DETACH, Hard.REMOVE),
    SET_NULL_RESTRICT(Soft.DETACH, Hard.REFUSE),
    KEEP_SET_NULL(Soft.KEEP, Hard.DETACH);

    private enum Soft {
        HIDE,
        REFUSE,
        DETACH,
        KEEP
    }

    private enum Hard {
        REMOVE,
        REFUSE,
        DETACH
    }

    private final Soft soft;
    private final Hard hard;

    Kind(Soft soft, Hard hard) {
        this.soft = soft;
        this.hard = hard;
    }

    /** {@return whether a deletion of the parent reaches the child} */
    boolean reaches() {
        return hides() || restricts();
    }

    boolean hides() {
        return soft == Soft.HIDE;
    }

    boolean restricts() {
        return soft == Soft.REFUSE;
    }

    boolean detaches() {
        return soft == Soft.DETACH;
    }

    boolean removes() {
        return hard == Hard.REMOVE;
    }

    boolean restrictsRemoval() {
        return hard == Hard.REFUSE;
    }

    boolean unlinks() {
        return hard == Hard.DETACH;
    }
}
