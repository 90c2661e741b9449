/** What is judged of a request before anybody asks who sent it: for whom it is meant, and what a browser says of its origin. */
@NullMarked
package dev.paranoid.rest.guard;

import org.jspecify.annotations.NullMarked;
