/**
 * HTTP, wired. {@code controller} has the addresses, {@code request} and {@code answer} the shapes of what is asked and answered,
 * {@code problem} what stands in the way, {@code guard} what a request may be. For others are the auto-configuration and
 * {@code CallerSource}.
 */
@NullMarked
package dev.paranoid.rest;

import org.jspecify.annotations.NullMarked;
