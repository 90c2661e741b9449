/**
 * A finite model of the engine's transitions, and the search through all that can happen in it.
 *
 * <p>How large the graphs are is a matter of time. In the build, the search goes through
 *
 * <ul>
 *   <li>deletes and restores, on all graphs of four rows, with as many deletions</li>
 *   <li>refusals and values that others take, on all of three rows, and of four with up to three relations of rows</li>
 *   <li>{@code set-null}, on those of three rows with up to five, and of four with up to three</li>
 *   <li>hard deletes, on those of three and of four rows with up to two</li>
 *   <li>rows that other programs move, on all of three rows, and of four with up to three</li>
 *   <li>rows that they hide or show, on all of three rows</li>
 *   <li>all of it together, on two rows, and on three with up to two</li>
 * </ul>
 *
 * <p>With {@code -Dparanoid.model.long=true}, hard deletes go up to five relations of four rows, moved rows up to four, refusals
 * together with {@code set-null} up to four, and all of it together has three deletions at a time.
 */
@NullMarked
package dev.paranoid.testkit.model;

import org.jspecify.annotations.NullMarked;
