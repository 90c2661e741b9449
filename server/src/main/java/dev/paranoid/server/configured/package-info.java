/** What the user has configured, and what is said where that leads nowhere. */
@NullMarked
package dev.paranoid.server.configured;

import org.jspecify.annotations.NullMarked;
