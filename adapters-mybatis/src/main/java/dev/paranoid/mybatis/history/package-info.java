/** The record of what was done to deletions. */
@NullMarked
package dev.paranoid.mybatis.history;

import org.jspecify.annotations.NullMarked;
