/** Breaks the rules of the domain. */
@NullMarked
package dev.paranoid.server.architecture.violators.domain;

import org.jspecify.annotations.NullMarked;
