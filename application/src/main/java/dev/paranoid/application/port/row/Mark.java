package dev.paranoid.application.port.row;

import dev.paranoid.domain.deletion.DeletionId;
import java.time.Instant;
import java.util.Optional;

/**
 * The mark of a hidden row.
 *
 * @param holder the deletion that holds the row; empty where others than Paranoid hid it
 * @param since when that deletion opened, or when others hid the row; UTC, to the microsecond
 */
public record Mark(Optional<DeletionId> holder, Instant since) {

    /**
     * {@return the mark of that deletion}
     *
     * @param holder the deletion that holds the row
     * @param since when it opened; UTC, to the microsecond
     */
    public static Mark of(DeletionId holder, Instant since) {
        return new Mark(Optional.of(holder), since);
    }
}
