/** Calls with an {@code Idempotency-Key}: carried out once, answered alike each time. */
@NullMarked
package dev.paranoid.rest.keyed;

import org.jspecify.annotations.NullMarked;
