/** Large work: the same transitions as in a call, in a sequence of short transactions. */
@NullMarked
package dev.paranoid.application.background;

import org.jspecify.annotations.NullMarked;
