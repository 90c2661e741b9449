/** What tables for tests look like. */
@NullMarked
package dev.paranoid.testkit.schema;

import org.jspecify.annotations.NullMarked;
