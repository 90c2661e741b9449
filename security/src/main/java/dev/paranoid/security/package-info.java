/** Who asks over HTTP, and what he may do. */
@NullMarked
package dev.paranoid.security;

import org.jspecify.annotations.NullMarked;
