/** Who works on jobs, when, and how fast: nodes take turns by component of types, and work chunk by chunk. */
@NullMarked
package dev.paranoid.mybatis.background;

import org.jspecify.annotations.NullMarked;
