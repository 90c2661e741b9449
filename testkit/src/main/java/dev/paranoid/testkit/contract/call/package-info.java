/** How calls are asked and answered: batches, repeated requests, ids, previews, what is read. */
@NullMarked
package dev.paranoid.testkit.contract.call;

import org.jspecify.annotations.NullMarked;
