/** Secrets that only their owner can read. */
@NullMarked
package dev.paranoid.embedded.secret;

import org.jspecify.annotations.NullMarked;
