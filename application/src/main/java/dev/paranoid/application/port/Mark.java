package dev.paranoid.application.port;

import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.DeletionId;
import java.util.Optional;

/**
 * The mark of a hidden row, as others see it.
 *
 * @param holder the deletion that holds the row; empty where others than Paranoid hid it
 * @param bearer the row, or, of what was handed over, one of the rows that bear the mark
 */
public record Mark(Optional<DeletionId> holder, EntityRef bearer) {}
