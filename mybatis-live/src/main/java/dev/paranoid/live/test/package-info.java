/** For tests of applications whose mappers are filtered; needs AssertJ. */
@NullMarked
package dev.paranoid.live.test;

import org.jspecify.annotations.NullMarked;
