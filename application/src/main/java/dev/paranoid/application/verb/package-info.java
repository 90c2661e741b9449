/** What each verb does within one transaction: delete, restore, hard delete, preview. Each begins work in the background for what is too large. */
@NullMarked
package dev.paranoid.application.verb;

import org.jspecify.annotations.NullMarked;
