/** The stages of a job: each goes on by one chunk in one transaction. */
@NullMarked
package dev.paranoid.application.background.stage;

import org.jspecify.annotations.NullMarked;
