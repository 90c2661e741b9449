/** What Paranoid costs on a real MySQL: each benchmark prints a table. */
@NullMarked
package dev.paranoid.benchmarks;

import org.jspecify.annotations.NullMarked;
