/** The settings {@code paranoid.kafka}. */
@NullMarked
package dev.paranoid.kafka.settings;

import org.jspecify.annotations.NullMarked;
