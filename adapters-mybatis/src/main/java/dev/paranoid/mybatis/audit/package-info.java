/** The audit log as lines of a logger. */
@NullMarked
package dev.paranoid.mybatis.audit;

import org.jspecify.annotations.NullMarked;
