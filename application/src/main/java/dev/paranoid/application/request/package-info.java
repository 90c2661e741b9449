/** What is asked under a name of its own, so that it may come twice: start at {@link dev.paranoid.application.request.Requests}. */
@NullMarked
package dev.paranoid.application.request;

import org.jspecify.annotations.NullMarked;
