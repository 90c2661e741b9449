/** How long what is deleted is kept: holds, purges, retention. */
@NullMarked
package dev.paranoid.testkit.contract.retention;

import org.jspecify.annotations.NullMarked;
