/** Calls over HTTP, by 1 to 128 clients. */
@NullMarked
package dev.paranoid.benchmarks.small;

import org.jspecify.annotations.NullMarked;
