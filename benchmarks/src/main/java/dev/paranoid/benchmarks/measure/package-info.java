/** Clocks, counters, and the tables that are printed. */
@NullMarked
package dev.paranoid.benchmarks.measure;

import org.jspecify.annotations.NullMarked;
