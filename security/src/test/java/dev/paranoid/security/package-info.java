@NullMarked
package dev.paranoid.security;

import org.jspecify.annotations.NullMarked;
