/** A statement that people wrote, made one that reads live rows only. */
@NullMarked
package dev.paranoid.live.sql;

import org.jspecify.annotations.NullMarked;
