/** Removes rows. */
@NullMarked
package dev.paranoid.server.architecture.violators.application.removing;

import org.jspecify.annotations.NullMarked;
