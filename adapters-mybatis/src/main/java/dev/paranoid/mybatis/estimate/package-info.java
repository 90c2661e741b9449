/** About how many rows a job will touch, by what the optimizer expects. */
@NullMarked
package dev.paranoid.mybatis.estimate;

import org.jspecify.annotations.NullMarked;
