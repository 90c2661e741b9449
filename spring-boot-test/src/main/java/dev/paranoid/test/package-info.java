/** For tests of an application that embeds Paranoid. */
@NullMarked
package dev.paranoid.test;

import org.jspecify.annotations.NullMarked;
