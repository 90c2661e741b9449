/** Rows to look at. */
@NullMarked
package dev.paranoid.mybatis.read;

import org.jspecify.annotations.NullMarked;
