@NullMarked
package dev.paranoid.live.beside.flex;

import org.jspecify.annotations.NullMarked;
