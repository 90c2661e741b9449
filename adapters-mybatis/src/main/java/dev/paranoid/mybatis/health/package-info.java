/** Whether the database is what Paranoid was started with, and takes writes. */
@NullMarked
package dev.paranoid.mybatis.health;

import org.jspecify.annotations.NullMarked;
