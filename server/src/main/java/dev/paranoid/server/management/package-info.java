/** What management may be asked for, and what guards it. */
@NullMarked
package dev.paranoid.server.management;

import org.jspecify.annotations.NullMarked;
