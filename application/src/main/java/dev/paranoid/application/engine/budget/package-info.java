/** How many rows a transaction may still touch, and rows that are read within that. */
@NullMarked
package dev.paranoid.application.engine.budget;

import org.jspecify.annotations.NullMarked;
