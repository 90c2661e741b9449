/** Breaks the rules of who asks. */
@NullMarked
package dev.paranoid.server.architecture.violators.spring;

import org.jspecify.annotations.NullMarked;
