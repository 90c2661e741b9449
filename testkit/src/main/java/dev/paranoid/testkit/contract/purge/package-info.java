/** What has expired, where it is large. */
@NullMarked
package dev.paranoid.testkit.contract.purge;

import org.jspecify.annotations.NullMarked;
