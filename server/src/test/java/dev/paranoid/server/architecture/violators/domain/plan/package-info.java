/** Breaks the rules of the domain, too. */
@NullMarked
package dev.paranoid.server.architecture.violators.domain.plan;

import org.jspecify.annotations.NullMarked;
