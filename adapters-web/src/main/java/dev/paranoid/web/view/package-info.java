/** What pages show, in words of the reader's language. */
@NullMarked
package dev.paranoid.web.view;

import org.jspecify.annotations.NullMarked;
