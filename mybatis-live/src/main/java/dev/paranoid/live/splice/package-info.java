/** Reads a statement as a tree, finds where conditions belong, and splices them in; nothing else of its text changes. */
@NullMarked
package dev.paranoid.live.splice;

import org.jspecify.annotations.NullMarked;
