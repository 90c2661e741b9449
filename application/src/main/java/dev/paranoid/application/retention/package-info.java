/** How long what was deleted is kept, and what was done to it meanwhile: what can be asked. */
@NullMarked
package dev.paranoid.application.retention;

import org.jspecify.annotations.NullMarked;
