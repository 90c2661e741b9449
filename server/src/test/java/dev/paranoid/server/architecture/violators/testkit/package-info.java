/** Breaks the rules of the testkit. */
@NullMarked
package dev.paranoid.server.architecture.violators.testkit;

import org.jspecify.annotations.NullMarked;
