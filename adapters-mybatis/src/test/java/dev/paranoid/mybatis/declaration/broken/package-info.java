/** Classes that contradict themselves. */
@NullMarked
package dev.paranoid.mybatis.declaration.broken;

import org.jspecify.annotations.NullMarked;
