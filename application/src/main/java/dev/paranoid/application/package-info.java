/** Everything the outside may ask: read {@link dev.paranoid.application.Deletions} first. */
@NullMarked
package dev.paranoid.application;

import org.jspecify.annotations.NullMarked;
