/** A MariaDB of this process's own: start at {@link dev.paranoid.embedded.mariadb.EmbeddedMariaDb}. */
@NullMarked
package dev.paranoid.embedded.mariadb;

import org.jspecify.annotations.NullMarked;
