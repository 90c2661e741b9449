/** Reads SQL that people wrote, and splices conditions into it; nothing else of its text changes. */
@NullMarked
package dev.paranoid.live.sql;

import org.jspecify.annotations.NullMarked;
