/** What Kafka is told: results, events, and what could not be read. */
@NullMarked
package dev.paranoid.kafka.answer;

import org.jspecify.annotations.NullMarked;
