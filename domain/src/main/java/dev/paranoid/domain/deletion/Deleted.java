package dev.paranoid.domain.deletion;

import java.util.Optional;

/**
 * The answer to a delete.
 *
 * @param deletion the deletion whose root the row now is
 * @param unchanged whether the row already was its root, so that nothing changed but what others had made live by hand
 * @param job the work in the background that goes on with it; empty where all is done
 */
public record Deleted(Deletion deletion, boolean unchanged, Optional<Long> job) {

    /**
     * An answer to a delete that is done.
     *
     * @param deletion the deletion that is meant
     * @param unchanged whether nothing had to be done
     */
    public Deleted(Deletion deletion, boolean unchanged) {
        this(deletion, unchanged, Optional.empty());
    }
}
