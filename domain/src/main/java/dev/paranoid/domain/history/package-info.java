/** The record of a deletion: who did what to it, when and why. It names rows and no content. */
@NullMarked
package dev.paranoid.domain.history;

import org.jspecify.annotations.NullMarked;
