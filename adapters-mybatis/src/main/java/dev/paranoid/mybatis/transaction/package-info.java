/** Transactions, their time, and what the database's errors mean. */
@NullMarked
package dev.paranoid.mybatis.transaction;

import org.jspecify.annotations.NullMarked;
