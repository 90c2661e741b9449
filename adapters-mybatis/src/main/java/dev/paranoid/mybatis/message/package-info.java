/** Requests that were carried out, and messages that are to leave. */
@NullMarked
package dev.paranoid.mybatis.message;

import org.jspecify.annotations.NullMarked;
