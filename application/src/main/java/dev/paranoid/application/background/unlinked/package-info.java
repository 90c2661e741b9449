/** Foreign keys that a removal has set to null before it removed their parents, and how they come back. */
@NullMarked
package dev.paranoid.application.background.unlinked;

import org.jspecify.annotations.NullMarked;
