/** Who asks: asked once a request. */
@NullMarked
package dev.paranoid.rest.caller;

import org.jspecify.annotations.NullMarked;
