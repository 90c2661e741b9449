/** Rows, their values and times as pages show them. */
@NullMarked
package dev.paranoid.web.view.row;

import org.jspecify.annotations.NullMarked;
