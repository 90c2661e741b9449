package dev.paranoid.domain;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** An object of this class is a row of that entity type. {@link ParanoidId} says which. */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Paranoid {

    /** {@return name of the entity type, such as {@code customers}} */
    String value();
}
