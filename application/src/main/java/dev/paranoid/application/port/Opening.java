package dev.paranoid.application.port;

import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.DeletionId;

/**
 * A deletion that is about to take its rows.
 *
 * @param deletion its id
 * @param root its root
 * @param walks whether to walk on below the root; not where Paranoid hid the root before, for then all below it is hidden
 */
public record Opening(DeletionId deletion, EntityRef root, boolean walks) {}
