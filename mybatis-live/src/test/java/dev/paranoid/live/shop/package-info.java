@NullMarked
package dev.paranoid.live.shop;

import org.jspecify.annotations.NullMarked;
