/** How strictly a retention binds those who remove. */
@NullMarked
package dev.paranoid.domain.retention;

import org.jspecify.annotations.NullMarked;
