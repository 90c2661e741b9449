/** One entry a deletion. */
@NullMarked
package dev.paranoid.mybatis.ledger;

import org.jspecify.annotations.NullMarked;
