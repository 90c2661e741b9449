/** Who sends requests: what the broker lets write to a topic is known by that topic. */
@NullMarked
package dev.paranoid.kafka.sender;

import org.jspecify.annotations.NullMarked;
