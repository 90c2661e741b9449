/** What work in the background has before it: rows below which something may be live, and rows that a job has collected. */
@NullMarked
package dev.paranoid.mybatis.frontier;

import org.jspecify.annotations.NullMarked;
