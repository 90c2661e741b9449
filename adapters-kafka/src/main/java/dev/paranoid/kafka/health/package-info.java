/** What is measured, and whether requests are read and answers leave. */
@NullMarked
package dev.paranoid.kafka.health;

import org.jspecify.annotations.NullMarked;
