/** A deletion: what it took, who asked, what has become of it, and every reason to refuse one. */
@NullMarked
package dev.paranoid.domain.deletion;

import org.jspecify.annotations.NullMarked;
