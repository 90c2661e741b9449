/** What we need from outside, and what each method promises under concurrency. */
@NullMarked
package dev.paranoid.application.port;

import org.jspecify.annotations.NullMarked;
