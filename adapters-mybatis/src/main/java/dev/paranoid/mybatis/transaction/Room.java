package dev.paranoid.mybatis.transaction;

/** Whether the server had no room for what was written to it, until something could be written again. */
public final class Room {

    private volatile boolean lacking;

    void note(RuntimeException failure) {
        if (ServerError.in(failure).filter(ServerError.NO_ROOM::equals).isPresent()) {
            lacking = true;
        }
    }

    /** {@return whether nothing says that there is room again} */
    public boolean lacking() {
        return lacking;
    }

    /** Something was written. */
    public void found() {
        lacking = false;
    }
}
