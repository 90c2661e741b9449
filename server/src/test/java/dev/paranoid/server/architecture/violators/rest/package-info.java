/** Breaks the rules of another adapter. */
@NullMarked
package dev.paranoid.server.architecture.violators.rest;

import org.jspecify.annotations.NullMarked;
