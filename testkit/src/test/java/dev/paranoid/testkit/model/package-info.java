/** Explores the model. */
@NullMarked
package dev.paranoid.testkit.model;

import org.jspecify.annotations.NullMarked;
