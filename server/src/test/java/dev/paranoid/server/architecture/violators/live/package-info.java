/** Breaks the rules of what filters statements. */
@NullMarked
package dev.paranoid.server.architecture.violators.live;

import org.jspecify.annotations.NullMarked;
