/** Who asks, what he may do, and whose rows he may see: start at {@link dev.paranoid.application.caller.Caller}. */
@NullMarked
package dev.paranoid.application.caller;

import org.jspecify.annotations.NullMarked;
