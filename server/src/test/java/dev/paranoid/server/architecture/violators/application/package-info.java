/** Breaks the rules of the application. */
@NullMarked
package dev.paranoid.server.architecture.violators.application;

import org.jspecify.annotations.NullMarked;
