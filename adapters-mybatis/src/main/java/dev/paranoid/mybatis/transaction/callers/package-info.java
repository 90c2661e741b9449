/** What the thread of a caller has with it: its transaction, how far that is, and what belongs to none. */
@NullMarked
package dev.paranoid.mybatis.transaction.callers;

import org.jspecify.annotations.NullMarked;
