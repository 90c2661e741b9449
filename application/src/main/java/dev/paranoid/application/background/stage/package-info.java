/** What all stages of a job have in common: each goes on by one chunk in one transaction. */
@NullMarked
package dev.paranoid.application.background.stage;

import org.jspecify.annotations.NullMarked;
