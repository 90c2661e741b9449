/** Callers that share transactions. */
@NullMarked
package dev.paranoid.mybatis.sharing;

import org.jspecify.annotations.NullMarked;
