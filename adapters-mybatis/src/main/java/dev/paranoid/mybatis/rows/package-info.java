/** The store's primitives: rows are read, marked, freed, removed. */
@NullMarked
package dev.paranoid.mybatis.rows;

import org.jspecify.annotations.NullMarked;
