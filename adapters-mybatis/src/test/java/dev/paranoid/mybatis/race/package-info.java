/** Transactions that meet on the same rows. */
@NullMarked
package dev.paranoid.mybatis.race;

import org.jspecify.annotations.NullMarked;
