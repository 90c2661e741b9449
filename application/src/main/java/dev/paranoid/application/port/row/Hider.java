package dev.paranoid.application.port.row;

import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.DeletionId;
import java.util.Optional;

/**
 * What hides a row, seen from below.
 *
 * @param holder the deletion; empty where others than Paranoid hid a row
 * @param bearer a row that bears its mark, or the row that others hid
 */
public record Hider(Optional<DeletionId> holder, EntityRef bearer) {}
