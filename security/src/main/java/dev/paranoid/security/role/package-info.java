/** Who may do what, as the settings say it. */
@NullMarked
package dev.paranoid.security.role;

import org.jspecify.annotations.NullMarked;
