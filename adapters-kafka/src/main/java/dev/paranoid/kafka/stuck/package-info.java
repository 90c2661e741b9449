/** Requests that come again and again, since something is in their way. */
@NullMarked
package dev.paranoid.kafka.stuck;

import org.jspecify.annotations.NullMarked;
