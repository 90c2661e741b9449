/** A database that starts by itself where none is configured: start here ({@link dev.paranoid.embedded.mariadb.EmbeddedMariaDb}). */
@NullMarked
package dev.paranoid.embedded;

import org.jspecify.annotations.NullMarked;
