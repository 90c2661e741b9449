/** Requests over Kafka. */
@NullMarked
package dev.paranoid.benchmarks.requests;

import org.jspecify.annotations.NullMarked;
