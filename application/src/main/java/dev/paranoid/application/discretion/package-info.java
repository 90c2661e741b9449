/** What an answer names, and to whom. */
@NullMarked
package dev.paranoid.application.discretion;

import org.jspecify.annotations.NullMarked;
