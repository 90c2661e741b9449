/** The adapter over real HTTP; the table of malformed requests is there for whoever serves these addresses. */
@NullMarked
package dev.paranoid.rest;

import org.jspecify.annotations.NullMarked;
