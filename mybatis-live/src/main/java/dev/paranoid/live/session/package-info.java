/** How MyBatis gets at the filtered statements, and forgets what it has cached. */
@NullMarked
package dev.paranoid.live.session;

import org.jspecify.annotations.NullMarked;
