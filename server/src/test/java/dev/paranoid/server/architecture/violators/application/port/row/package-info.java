/** The rows. */
@NullMarked
package dev.paranoid.server.architecture.violators.application.port.row;

import org.jspecify.annotations.NullMarked;
