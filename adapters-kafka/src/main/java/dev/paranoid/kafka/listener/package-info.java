/** Reads requests, carries them out, a poll at once. */
@NullMarked
package dev.paranoid.kafka.listener;

import org.jspecify.annotations.NullMarked;
