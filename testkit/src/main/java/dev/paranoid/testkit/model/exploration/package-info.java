/** Visits every state of a world, and looks at each for the invariants and the law. */
@NullMarked
package dev.paranoid.testkit.model.exploration;

import org.jspecify.annotations.NullMarked;
