/** Holds as they are asked for: placed, released and listed. */
@NullMarked
package dev.paranoid.application.access.hold;

import org.jspecify.annotations.NullMarked;
