/** Something to be used where it must not. */
@NullMarked
package dev.paranoid.server.architecture.violators.application.engine;

import org.jspecify.annotations.NullMarked;
