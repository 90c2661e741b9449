/**
 * Why a call was not carried out though nothing refused it: the database, the program that calls, or too many calls. And how HTTP tells
 * this and what was refused ({@link dev.paranoid.application.failure.Problem}).
 */
@NullMarked
package dev.paranoid.application.failure;

import org.jspecify.annotations.NullMarked;
