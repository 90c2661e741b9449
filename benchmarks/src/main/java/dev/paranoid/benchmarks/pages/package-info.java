/** The pages of the recycle bin, of a service whose ledger is very long. */
@NullMarked
package dev.paranoid.benchmarks.pages;

import org.jspecify.annotations.NullMarked;
