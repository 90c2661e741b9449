/** Something to be used where it must not. */
@NullMarked
package dev.paranoid.server.architecture.violators.application.port;

import org.jspecify.annotations.NullMarked;
