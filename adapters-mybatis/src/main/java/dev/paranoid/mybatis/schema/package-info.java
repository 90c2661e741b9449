/** Tables, columns and keys as statements see them. */
@NullMarked
package dev.paranoid.mybatis.schema;

import org.jspecify.annotations.NullMarked;
