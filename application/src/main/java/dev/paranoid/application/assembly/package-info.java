/** How all of this is put together over ports. */
@NullMarked
package dev.paranoid.application.assembly;

import org.jspecify.annotations.NullMarked;
