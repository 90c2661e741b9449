/** The job that removes what has expired. */
@NullMarked
package dev.paranoid.application.purge;

import org.jspecify.annotations.NullMarked;
