/** Holds, as they are kept. */
@NullMarked
package dev.paranoid.application.port.hold;

import org.jspecify.annotations.NullMarked;
