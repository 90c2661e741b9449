/** Restores. What is too large begins work in the background. */
@NullMarked
package dev.paranoid.application.restore;

import org.jspecify.annotations.NullMarked;
