/** One deletion: what it took, its restore and its removal, what keeps it, and how far work on it has come. */
@NullMarked
package dev.paranoid.web.deletion;

import org.jspecify.annotations.NullMarked;
