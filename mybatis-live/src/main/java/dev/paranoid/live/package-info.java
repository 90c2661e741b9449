/** Live rows by default in the statements of a team's own mappers. */
@NullMarked
package dev.paranoid.live;

import org.jspecify.annotations.NullMarked;
