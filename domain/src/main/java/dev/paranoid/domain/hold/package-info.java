/** Holds: what keeps rows from being removed, or from being changed at all, whatever else allows it. */
@NullMarked
package dev.paranoid.domain.hold;

import org.jspecify.annotations.NullMarked;
