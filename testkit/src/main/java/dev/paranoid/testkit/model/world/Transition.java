package dev.paranoid.testkit.model.world;

/** The steps of the model, as fine as rows. */
public enum Transition {
    DELETE(true),
    DELETE_AGAIN(true),
    LIFT(true),
    HARD_DELETE(true),
    RESTORE_UNREACHED(true),
    RESTORE_HIDDEN_BY_OTHERS(true),
    DOCTOR(true),
    HOLD(true),
    RELEASE(true),
    OUTSIDE_CUT(true),
    OUTSIDE_TIE(true),
    OUTSIDE_REMOVE(true),
    OUTSIDE_HIDE(true),
    OUTSIDE_MAKE_LIVE(true),

    SPREAD_HIDE(false),
    SPREAD_TAKE_RESTRICTING(false),
    SPREAD_DETACH(false),
    SPREAD_LEAVE(false),
    FINISH(false),
    REFUSE(false),
    HAND_OVER(false),
    HAND_OVER_TO_OTHERS(false),
    FREE(false),
    FREE_IN_CYCLE(false),
    KEEP(false),
    REOPEN(false),
    PUT_BACK(false),
    PUT_BACK_BEFORE(false),
    FORGET(false),
    COLLECT(false),
    COLLECT_LATE(false),
    JUDGE(false),
    REFUSE_REMOVAL(false),
    ABORT_REMOVAL(false),
    PUT_BACK_UNLINKED(false),
    UNLINK(false),
    SEVER(false),
    REMOVE(false),
    CLOSE_PURGED(false);

    private final boolean call;

    Transition(boolean call) {
        this.call = call;
    }

    /** {@return whether somebody outside the engine decides that it happens} */
    public boolean call() {
        return call;
    }
}
