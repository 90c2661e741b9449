/** When what has expired goes: one node at a time, at its time of day, and no faster than it may. */
@NullMarked
package dev.paranoid.mybatis.purge;

import org.jspecify.annotations.NullMarked;
