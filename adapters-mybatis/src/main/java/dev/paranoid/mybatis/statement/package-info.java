/** How values get into statements. */
@NullMarked
package dev.paranoid.mybatis.statement;

import org.jspecify.annotations.NullMarked;
