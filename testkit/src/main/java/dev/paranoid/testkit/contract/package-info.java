/** What every implementation has to pass: extend a suite, say how to make an engine or a port, and run it. */
@NullMarked
package dev.paranoid.testkit.contract;

import org.jspecify.annotations.NullMarked;
