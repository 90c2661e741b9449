/** Tables for tests: a graph, and how each of its types is stored. */
@NullMarked
package dev.paranoid.testkit.schema;

import org.jspecify.annotations.NullMarked;
