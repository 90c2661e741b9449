/** Jobs as they are kept: how far each has come, what it does to deletions, and the requests that wait for it. */
@NullMarked
package dev.paranoid.mybatis.job;

import org.jspecify.annotations.NullMarked;
