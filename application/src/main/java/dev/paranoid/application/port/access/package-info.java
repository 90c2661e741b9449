/** Which rows somebody may see and touch. */
@NullMarked
package dev.paranoid.application.port.access;

import org.jspecify.annotations.NullMarked;
