/** Stages that find what a delete reaches: it is collected, judged, and, by a hard delete, removed. */
@NullMarked
package dev.paranoid.application.background.reach;

import org.jspecify.annotations.NullMarked;
