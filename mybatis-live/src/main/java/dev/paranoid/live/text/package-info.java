/** Statements as MySQL cuts them, and as the parser can read them. */
@NullMarked
package dev.paranoid.live.text;

import org.jspecify.annotations.NullMarked;
