/**
 * Everything the outside may ask: read {@link dev.paranoid.application.Deletions} first. Who asks is in {@code caller}, what may
 * come twice in {@code request}, what goes wrong in {@code failure}.
 */
@NullMarked
package dev.paranoid.application;

import org.jspecify.annotations.NullMarked;
