/** All state of one engine, and one transaction at a time over it. */
@NullMarked
package dev.paranoid.testkit.memory.state;

import org.jspecify.annotations.NullMarked;
