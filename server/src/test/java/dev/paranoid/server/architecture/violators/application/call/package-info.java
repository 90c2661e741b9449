/** An inner package. */
@NullMarked
package dev.paranoid.server.architecture.violators.application.call;

import org.jspecify.annotations.NullMarked;
