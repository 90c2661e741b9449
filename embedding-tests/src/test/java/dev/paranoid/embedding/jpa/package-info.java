@NullMarked
package dev.paranoid.embedding.jpa;

import org.jspecify.annotations.NullMarked;
