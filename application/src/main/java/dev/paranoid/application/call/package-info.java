/** What every call works with: its ports, and attempts that leave out what stands in the way of the rest. */
@NullMarked
package dev.paranoid.application.call;

import org.jspecify.annotations.NullMarked;
