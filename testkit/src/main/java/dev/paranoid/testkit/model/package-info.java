/** A finite model of the engine's transitions, and the search through all that can happen in it. */
@NullMarked
package dev.paranoid.testkit.model;

import org.jspecify.annotations.NullMarked;
