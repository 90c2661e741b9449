/** How the service fares, for those with the right. */
@NullMarked
package dev.paranoid.web.health;

import org.jspecify.annotations.NullMarked;
