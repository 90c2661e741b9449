/** What hidden rows cost the reads of an application. */
@NullMarked
package dev.paranoid.benchmarks.live;

import org.jspecify.annotations.NullMarked;
