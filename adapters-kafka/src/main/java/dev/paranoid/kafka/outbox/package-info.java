/** Brings what waits in the outbox to Kafka. */
@NullMarked
package dev.paranoid.kafka.outbox;

import org.jspecify.annotations.NullMarked;
