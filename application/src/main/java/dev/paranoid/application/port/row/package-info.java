/** Rows: their marks, keys and parents, and what may stand in the way of an effect. */
@NullMarked
package dev.paranoid.application.port.row;

import org.jspecify.annotations.NullMarked;
