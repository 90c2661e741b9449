/** Sessions of browsers, which know the recycle bin alone. */
@NullMarked
package dev.paranoid.security.session;

import org.jspecify.annotations.NullMarked;
