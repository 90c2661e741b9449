package dev.paranoid.application.port.row;

import dev.paranoid.domain.EntityType;

/** Is told of which types rows are written: whoever has copies of them throws these away. */
public interface RowListener {

    /** Nobody has copies. */
    RowListener NOBODY = type -> {};

    /**
     * Rows of that type were hidden, handed over, freed, detached or removed, in the running transaction, which may still be
     * rolled back. Called after each statement, so often for the same type.
     *
     * @param type of the rows; a type without ids too
     */
    void written(EntityType type);
}
