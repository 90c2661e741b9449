/** The same work as bare SQL, and a minimal HTTP service around it. */
@NullMarked
package dev.paranoid.benchmarks.bare;

import org.jspecify.annotations.NullMarked;
