/** Who did what that cannot be undone, and who was not allowed to. */
@NullMarked
package dev.paranoid.application.audit;

import org.jspecify.annotations.NullMarked;
