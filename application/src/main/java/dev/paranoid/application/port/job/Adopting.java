package dev.paranoid.application.port.job;

import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.DeletionId;
import java.util.List;
import java.util.Objects;

/**
 * A deletion that was given a row which others had moved away from what hid it. What came along with that row follows.
 *
 * @param deletion the deletion
 * @param from the deletions that held the row, and what came along with it
 * @param given the row, and rows above it that were given to the deletion with it, as they were held before
 */
public record Adopting(DeletionId deletion, List<DeletionId> from, List<Held> given) {

    public Adopting {
        from = List.copyOf(from);
        // Those that began before jobs gave rows back.
        given = List.copyOf(Objects.requireNonNullElse(given, List.of()));
    }

    /**
     * A hidden row.
     *
     * @param row which
     * @param holder the deletion whose mark it bears
     */
    public record Held(EntityRef row, DeletionId holder) {}
}
