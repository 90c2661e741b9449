/**
 * What an answer names, and to whom.
 *
 * <h2>Who sees what</h2>
 *
 * <p>Answers leave {@code CascadingDeletions} through {@code Discretion}: what the caller may not read is a number
 * there. So do the final answers to Kafka's requests: the topic of a request says who asked. Which rows he may see is
 * asked of {@code RowAccess}, by {@code Sight}: before a verb about the rows that he names, within a restore about the
 * roots of what it lifts, and by {@code Discretion} about what answers name, all rows of a type at once. Lists are
 * narrowed by its condition, in their statement.
 */
@NullMarked
package dev.paranoid.application.discretion;

import org.jspecify.annotations.NullMarked;
