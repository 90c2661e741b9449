/** Breaks the rules of what starts by itself. */
@NullMarked
package dev.paranoid.server.architecture.violators.embedded;

import org.jspecify.annotations.NullMarked;
