@NullMarked
package dev.paranoid.live.beside;

import org.jspecify.annotations.NullMarked;
