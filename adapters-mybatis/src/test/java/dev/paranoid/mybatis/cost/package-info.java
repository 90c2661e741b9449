/** What statements cost the server. */
@NullMarked
package dev.paranoid.mybatis.cost;

import org.jspecify.annotations.NullMarked;
