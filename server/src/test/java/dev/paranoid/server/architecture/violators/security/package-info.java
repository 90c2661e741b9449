/** Breaks the rules of who asks. */
@NullMarked
package dev.paranoid.server.architecture.violators.security;

import org.jspecify.annotations.NullMarked;
