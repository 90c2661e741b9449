package dev.paranoid.rest.controller;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A controller whose every call that changes something asks {@link dev.paranoid.application.Deletions} once, and nothing else that
 * changes anything. With a key, such a call shares a transaction with others; any other has one of its own.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface AsksDeletions {}
