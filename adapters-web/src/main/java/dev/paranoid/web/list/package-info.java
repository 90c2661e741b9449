/** The list of deletions, and what is done to several of them at once. */
@NullMarked
package dev.paranoid.web.list;

import org.jspecify.annotations.NullMarked;
