/** The addresses, a controller a subject; {@code Accepted} answers what goes on in the background. */
@NullMarked
package dev.paranoid.rest.controller;

import org.jspecify.annotations.NullMarked;
