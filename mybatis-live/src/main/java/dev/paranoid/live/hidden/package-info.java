/** How a team asks for hidden rows, and hears who does. */
@NullMarked
package dev.paranoid.live.hidden;

import org.jspecify.annotations.NullMarked;
