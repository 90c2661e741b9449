/** The topics, which have to be there. */
@NullMarked
package dev.paranoid.kafka.topic;

import org.jspecify.annotations.NullMarked;
