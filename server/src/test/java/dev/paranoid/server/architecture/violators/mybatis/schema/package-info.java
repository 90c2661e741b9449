/** What the declaration says. */
@NullMarked
package dev.paranoid.server.architecture.violators.mybatis.schema;

import org.jspecify.annotations.NullMarked;
