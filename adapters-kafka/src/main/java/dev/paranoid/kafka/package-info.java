/** How messages ask, and are told. */
@NullMarked
package dev.paranoid.kafka;

import org.jspecify.annotations.NullMarked;
