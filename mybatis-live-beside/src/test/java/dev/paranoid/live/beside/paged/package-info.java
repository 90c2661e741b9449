@NullMarked
package dev.paranoid.live.beside.paged;

import org.jspecify.annotations.NullMarked;
