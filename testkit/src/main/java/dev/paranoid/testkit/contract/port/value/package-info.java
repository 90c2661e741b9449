/** What the store promises about values of unique keys. */
@NullMarked
package dev.paranoid.testkit.contract.port.value;

import org.jspecify.annotations.NullMarked;
