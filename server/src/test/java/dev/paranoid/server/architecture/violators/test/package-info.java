/** Breaks the rules of what tests applications. */
@NullMarked
package dev.paranoid.server.architecture.violators.test;

import org.jspecify.annotations.NullMarked;
