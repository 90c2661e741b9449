/** From the graph to an ordered list of steps, without touching a row. */
@NullMarked
package dev.paranoid.domain.plan;

import org.jspecify.annotations.NullMarked;
