/** How rows are marked, handed over, removed and listed on MySQL and MariaDB, and where deletions are kept. */
@NullMarked
package dev.paranoid.mybatis;

import org.jspecify.annotations.NullMarked;
