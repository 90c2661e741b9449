/** Why a call was not carried out though nothing refused it: the database, the program that calls, or too many calls. */
@NullMarked
package dev.paranoid.application.failure;

import org.jspecify.annotations.NullMarked;
