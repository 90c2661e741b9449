/** One million rows, beside the same work in chunks. */
@NullMarked
package dev.paranoid.benchmarks.large;

import org.jspecify.annotations.NullMarked;
