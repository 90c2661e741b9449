/** How HTTP asks: addresses, shapes and problems; only the auto-configuration and {@code CallerSource} are for others. */
@NullMarked
package dev.paranoid.rest;

import org.jspecify.annotations.NullMarked;
