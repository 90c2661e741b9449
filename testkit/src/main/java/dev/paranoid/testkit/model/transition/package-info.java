/** The transitions of the engine, each as the states that may follow a state. */
@NullMarked
package dev.paranoid.testkit.model.transition;

import org.jspecify.annotations.NullMarked;
