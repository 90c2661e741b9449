package dev.paranoid.application.port;

import dev.paranoid.domain.deletion.DeletionId;
import java.util.Optional;

/**
 * Where the last slice of a leg ended.
 *
 * @param deletion whose rows are being walked; empty where rows are collected, and at the beginning
 * @param after key of the last row, as the store has it; empty at the beginning
 * @param child key of the last child, where a row has so many that these are cut as well
 */
public record Cursor(Optional<DeletionId> deletion, Optional<String> after, Optional<String> child) {
    /** The beginning of a leg. */
    public static final Cursor START = new Cursor(Optional.empty(), Optional.empty(), Optional.empty());

    /** {@return the beginning of the rows of that deletion} */
    public static Cursor of(DeletionId deletion) {
        return new Cursor(Optional.of(deletion), Optional.empty(), Optional.empty());
    }

    /** {@return behind that row} */
    public Cursor behind(String row) {
        return new Cursor(deletion, Optional.of(row), Optional.empty());
    }

    /** {@return the same place, within the next row's children, behind that child} */
    public Cursor within(String lastChild) {
        return new Cursor(deletion, after, Optional.of(lastChild));
    }
}
