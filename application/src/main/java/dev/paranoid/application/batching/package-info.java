/** Group commit: calls that come while others run share the next transaction. */
@NullMarked
package dev.paranoid.application.batching;

import org.jspecify.annotations.NullMarked;
