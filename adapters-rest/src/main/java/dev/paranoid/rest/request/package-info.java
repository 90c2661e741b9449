/** What HTTP asks: parameters, headers and bodies, checked before anything is asked of {@code application}. */
@NullMarked
package dev.paranoid.rest.request;

import org.jspecify.annotations.NullMarked;
