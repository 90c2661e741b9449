/** The start: which data source, does it answer, and what somebody should know. */
@NullMarked
package dev.paranoid.mybatis.start;

import org.jspecify.annotations.NullMarked;
