package dev.paranoid.domain.deletion;

import java.util.Optional;

/**
 * A deletion, and the work in the background on it, as they were at one moment.
 *
 * @param deletion whatever its state
 * @param progress how far that work has come, or had come when it ended; empty where nothing of it went on in the background
 */
public record WatchedDeletion(Deletion deletion, Optional<Progress> progress) {}
