/** The gate: what is held is not removed, and what is frozen is not changed, whoever asks by whatever way. */
@NullMarked
package dev.paranoid.application.hold;

import org.jspecify.annotations.NullMarked;
