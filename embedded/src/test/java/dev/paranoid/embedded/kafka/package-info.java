@NullMarked
package dev.paranoid.embedded.kafka;

import org.jspecify.annotations.NullMarked;
