/** What a test of Paranoid needs, whatever it runs on: an engine to ask, rows to put in, all that is there to look at. */
@NullMarked
package dev.paranoid.testkit;

import org.jspecify.annotations.NullMarked;
