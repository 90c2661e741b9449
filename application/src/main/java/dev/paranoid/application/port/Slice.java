package dev.paranoid.application.port;

import java.util.Optional;

/**
 * What became of one slice of a leg.
 *
 * @param done what was done
 * @param changed how many rows were changed
 * @param next where to go on; empty where the leg has ended
 */
public record Slice<T>(T done, long changed, Optional<Cursor> next) {}
