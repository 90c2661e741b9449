/** The packaged jars, as whoever runs them sees them. */
@NullMarked
package dev.paranoid.server.endtoend;

import org.jspecify.annotations.NullMarked;
