@NullMarked
package dev.paranoid.kafka;

import org.jspecify.annotations.NullMarked;
