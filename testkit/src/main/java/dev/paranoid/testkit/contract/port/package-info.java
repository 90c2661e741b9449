/** What each port of {@code application} promises. */
@NullMarked
package dev.paranoid.testkit.contract.port;

import org.jspecify.annotations.NullMarked;
