/** Removes rows. */
@NullMarked
package dev.paranoid.server.architecture.violators.mybatis.sweeper;

import org.jspecify.annotations.NullMarked;
