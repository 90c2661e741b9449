/** Breaks the rules of pages. */
@NullMarked
package dev.paranoid.server.architecture.violators.web;

import org.jspecify.annotations.NullMarked;
