/** Requests and calls that may come twice: each has one effect and one answer. */
@NullMarked
package dev.paranoid.application.request;

import org.jspecify.annotations.NullMarked;
