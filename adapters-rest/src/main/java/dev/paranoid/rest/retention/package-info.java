/** Shapes of what is asked about how long deletions are kept, and of what is answered. */
@NullMarked
package dev.paranoid.rest.retention;

import org.jspecify.annotations.NullMarked;
