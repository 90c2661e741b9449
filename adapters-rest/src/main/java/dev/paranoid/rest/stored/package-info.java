/** What is kept of the answers of calls that bear a key: bounded in bytes, and for each caller in bytes a minute. */
@NullMarked
package dev.paranoid.rest.stored;

import org.jspecify.annotations.NullMarked;
