/** Bodies that arrive in time, have an end, and are not too many at once. */
@NullMarked
package dev.paranoid.rest.guard.body;

import org.jspecify.annotations.NullMarked;
