/** The rows that are deleted, restored and read. */
@NullMarked
package dev.paranoid.benchmarks.blog;

import org.jspecify.annotations.NullMarked;
