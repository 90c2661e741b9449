/** How often somebody may ask. */
@NullMarked
package dev.paranoid.application.limit;

import org.jspecify.annotations.NullMarked;
