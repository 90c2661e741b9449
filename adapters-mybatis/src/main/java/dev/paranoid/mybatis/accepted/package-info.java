/** Requests that are accepted, and the jobs that they wait for. */
@NullMarked
package dev.paranoid.mybatis.accepted;

import org.jspecify.annotations.NullMarked;
