/** Breaks the rules of one adapter. */
@NullMarked
package dev.paranoid.server.architecture.violators.mybatis;

import org.jspecify.annotations.NullMarked;
