/** A small world: rows, relations, and the state of the engine in it. */
@NullMarked
package dev.paranoid.testkit.model.world;

import org.jspecify.annotations.NullMarked;
