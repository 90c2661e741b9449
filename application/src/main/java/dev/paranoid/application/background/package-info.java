/** Large work: the same transitions as in a call, in a sequence of short transactions, and what came of it. */
@NullMarked
package dev.paranoid.application.background;

import org.jspecify.annotations.NullMarked;
