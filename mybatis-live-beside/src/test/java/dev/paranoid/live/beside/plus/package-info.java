@NullMarked
package dev.paranoid.live.beside.plus;

import org.jspecify.annotations.NullMarked;
