@NullMarked
package dev.paranoid.live;

import org.jspecify.annotations.NullMarked;
