/** Who may do what, and what stands in the way of a delete. */
@NullMarked
package dev.paranoid.application.verdict;

import org.jspecify.annotations.NullMarked;
