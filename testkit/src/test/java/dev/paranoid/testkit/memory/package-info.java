/** What the engine in memory has to show. */
@NullMarked
package dev.paranoid.testkit.memory;

import org.jspecify.annotations.NullMarked;
