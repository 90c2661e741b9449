/** Rows of every type, live and hidden, and their delete. */
@NullMarked
package dev.paranoid.web.row;

import org.jspecify.annotations.NullMarked;
