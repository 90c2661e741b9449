/** What the database says of its tables, and what it lacks, with the statement that mends it. */
@NullMarked
package dev.paranoid.mybatis.catalogue;

import org.jspecify.annotations.NullMarked;
