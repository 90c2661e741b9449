/** The runnable assembly: what is configured, what is shown where nothing is, and what is said at the start. */
@NullMarked
package dev.paranoid.server;

import org.jspecify.annotations.NullMarked;
