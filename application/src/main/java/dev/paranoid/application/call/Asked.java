package dev.paranoid.application.call;

import dev.paranoid.application.Caller;
import dev.paranoid.domain.deletion.DeletionId;
import java.util.Optional;

/**
 * What somebody asks about a row.
 *
 * @param caller who asks
 * @param reason why, in the caller's words
 * @param deletion the active deletion that is meant, where the row is named as its root
 */
public record Asked(Caller caller, Optional<String> reason, Optional<DeletionId> deletion) {}
