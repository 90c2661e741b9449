/** The law over objects in memory, without a database and without a framework. */
@NullMarked
package dev.paranoid.domain.object;

import org.jspecify.annotations.NullMarked;
