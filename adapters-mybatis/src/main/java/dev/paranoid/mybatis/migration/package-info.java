/**
 * Paranoid's own tables are brought up to date, or it is said what a database administrator runs.
 *
 * <p>The engine's tables are always there; those of a {@link dev.paranoid.application.Feature feature} only where it is used, or ever was: a
 * table that is there is kept up to date and asked, whoever made it. Each has its folder of SQL, and all have one history.
 *
 * <p>Holds, retention and work in the background belong to the engine, since each node has to heed what another one began: a node that
 * knew nothing of holds would remove what another holds.
 */
@NullMarked
package dev.paranoid.mybatis.migration;

import org.jspecify.annotations.NullMarked;
