/** One entry a hold, and the lock that all who remove rows share. */
@NullMarked
package dev.paranoid.mybatis.hold;

import org.jspecify.annotations.NullMarked;
