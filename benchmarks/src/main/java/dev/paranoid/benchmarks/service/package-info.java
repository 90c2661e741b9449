/** The processes that are measured. */
@NullMarked
package dev.paranoid.benchmarks.service;

import org.jspecify.annotations.NullMarked;
