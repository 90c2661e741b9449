/** What comes in once, and what goes out. */
@NullMarked
package dev.paranoid.application.port.message;

import org.jspecify.annotations.NullMarked;
