/** Another team's application, in which Paranoid is a guest. */
@NullMarked
package dev.paranoid.host;

import org.jspecify.annotations.NullMarked;
