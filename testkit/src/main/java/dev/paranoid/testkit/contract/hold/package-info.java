/** What is held while a large deletion is in progress. */
@NullMarked
package dev.paranoid.testkit.contract.hold;

import org.jspecify.annotations.NullMarked;
