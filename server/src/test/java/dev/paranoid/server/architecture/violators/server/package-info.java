/** Breaks the rules of the assembly. */
@NullMarked
package dev.paranoid.server.architecture.violators.server;

import org.jspecify.annotations.NullMarked;
