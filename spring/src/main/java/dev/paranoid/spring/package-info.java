/** What an application of Spring Boot has of Paranoid by itself: a recycle bin, who asks, events, and the status of refusals. */
@NullMarked
package dev.paranoid.spring;

import org.jspecify.annotations.NullMarked;
