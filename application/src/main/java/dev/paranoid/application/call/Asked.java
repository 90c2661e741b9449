package dev.paranoid.application.call;

import dev.paranoid.application.Caller;
import java.util.Optional;

/**
 * What somebody asks about a row.
 *
 * @param caller who asks
 * @param reason why, in the caller's words
 */
public record Asked(Caller caller, Optional<String> reason) {}
