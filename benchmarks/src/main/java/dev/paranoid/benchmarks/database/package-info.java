/** A MySQL, and what it tells of its work. */
@NullMarked
package dev.paranoid.benchmarks.database;

import org.jspecify.annotations.NullMarked;
