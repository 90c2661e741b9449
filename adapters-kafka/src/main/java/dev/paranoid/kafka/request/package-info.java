/** What messages ask: read strictly, into requests. */
@NullMarked
package dev.paranoid.kafka.request;

import org.jspecify.annotations.NullMarked;
