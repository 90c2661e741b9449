/** Breaks the rules of another adapter. */
@NullMarked
package dev.paranoid.server.architecture.violators.kafka;

import org.jspecify.annotations.NullMarked;
