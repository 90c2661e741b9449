@NullMarked
package dev.paranoid.live.sql;

import org.jspecify.annotations.NullMarked;
