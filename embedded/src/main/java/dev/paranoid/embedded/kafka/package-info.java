/** A Kafka broker in this process, for a first run and for tests. */
@NullMarked
package dev.paranoid.embedded.kafka;

import org.jspecify.annotations.NullMarked;
