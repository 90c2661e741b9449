package dev.paranoid.domain.deletion;

import dev.paranoid.domain.EntityRef;
import java.util.Optional;

/**
 * A deletion that hides a row.
 *
 * @param deletion its id; empty where the row was hidden by others than Paranoid
 * @param root the root of that deletion, or the row that others hid
 */
public record HiddenBy(Optional<DeletionId> deletion, EntityRef root) {}
