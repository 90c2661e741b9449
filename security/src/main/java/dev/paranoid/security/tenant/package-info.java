/** Whose rows somebody may see and touch. */
@NullMarked
package dev.paranoid.security.tenant;

import org.jspecify.annotations.NullMarked;
