/** Directories that are private, and complete or not there at all. */
@NullMarked
package dev.paranoid.embedded.directory;

import org.jspecify.annotations.NullMarked;
