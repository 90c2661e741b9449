@NullMarked
package dev.paranoid.embedding;

import org.jspecify.annotations.NullMarked;
