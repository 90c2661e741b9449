/** Work in the background, in memory. */
@NullMarked
package dev.paranoid.testkit.memory.job;

import org.jspecify.annotations.NullMarked;
