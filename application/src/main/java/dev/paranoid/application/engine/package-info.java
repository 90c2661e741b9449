/** The invariants and transitions: how marks spread, how rows are handed over or become live, what a hard delete reaches. */
@NullMarked
package dev.paranoid.application.engine;

import org.jspecify.annotations.NullMarked;
