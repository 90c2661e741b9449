package dev.paranoid.domain.deletion;

/**
 * The answer to a delete.
 *
 * @param deletion the deletion whose root the row now is
 * @param unchanged whether the row already was its root, so that nothing changed but what others had made live by hand
 */
public record Deleted(Deletion deletion, boolean unchanged) {}
