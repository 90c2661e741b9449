/** The stage that drains the frontier: live rows below hidden ones take their marks. */
@NullMarked
package dev.paranoid.application.background.spread;

import org.jspecify.annotations.NullMarked;
