/** What is kept of what was done to deletions. */
@NullMarked
package dev.paranoid.application.port.history;

import org.jspecify.annotations.NullMarked;
