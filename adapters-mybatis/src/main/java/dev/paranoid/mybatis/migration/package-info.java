/** Paranoid's own tables are brought up to date, or it is said what a database administrator runs. */
@NullMarked
package dev.paranoid.mybatis.migration;

import org.jspecify.annotations.NullMarked;
