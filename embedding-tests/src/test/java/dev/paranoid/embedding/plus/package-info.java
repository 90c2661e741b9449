@NullMarked
package dev.paranoid.embedding.plus;

import org.jspecify.annotations.NullMarked;
