/** What HTTP answers: the shapes of bodies, how they are made of the answers of {@code application}, and how they become JSON. */
@NullMarked
package dev.paranoid.rest.answer;

import org.jspecify.annotations.NullMarked;
