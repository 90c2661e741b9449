/** Requests, their answers and events, in memory. */
@NullMarked
package dev.paranoid.testkit.memory.message;

import org.jspecify.annotations.NullMarked;
