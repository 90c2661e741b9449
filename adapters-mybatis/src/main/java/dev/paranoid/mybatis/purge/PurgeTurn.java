package dev.paranoid.mybatis.purge;

/** Whose turn it is to purge, by the clock of the database. */
interface PurgeTurn {

    /** {@return whether this node has the turn now} */
    boolean take();

    /** {@return whether this node still has the turn, and keeps it for longer} */
    boolean keep();

    /** Gives it up. */
    void leave();
}
