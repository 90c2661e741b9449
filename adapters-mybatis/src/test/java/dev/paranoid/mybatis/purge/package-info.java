/** Tests of when what has expired goes. */
@NullMarked
package dev.paranoid.mybatis.purge;

import org.jspecify.annotations.NullMarked;
