/** What an application declares in Java. */
@NullMarked
package dev.paranoid.embedding.declared;

import org.jspecify.annotations.NullMarked;
