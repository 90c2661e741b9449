/** Programs, and the tokens by which they ask. */
@NullMarked
package dev.paranoid.security.token;

import org.jspecify.annotations.NullMarked;
