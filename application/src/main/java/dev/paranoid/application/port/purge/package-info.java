/** Deletions whose time is over, and what was done about them. */
@NullMarked
package dev.paranoid.application.port.purge;

import org.jspecify.annotations.NullMarked;
