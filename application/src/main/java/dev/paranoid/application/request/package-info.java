/** Requests with an identity: each is carried out exactly once and has one answer, however often it arrives. */
@NullMarked
package dev.paranoid.application.request;

import org.jspecify.annotations.NullMarked;
