/** Statements. */
@NullMarked
package dev.paranoid.server.architecture.violators.mybatis.rows;

import org.jspecify.annotations.NullMarked;
