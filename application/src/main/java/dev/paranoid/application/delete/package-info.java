/** Soft deletes, hard deletes, and their previews. What is too large begins work in the background. */
@NullMarked
package dev.paranoid.application.delete;

import org.jspecify.annotations.NullMarked;
