/** Stages of a restore: values are compared, then closed deletions give up what they hold. */
@NullMarked
package dev.paranoid.application.background.lift;

import org.jspecify.annotations.NullMarked;
