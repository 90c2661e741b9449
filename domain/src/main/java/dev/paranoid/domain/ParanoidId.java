package dev.paranoid.domain;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The id within a class that is {@link Paranoid}: a field, a record's component, or a method without parameters. */
@Documented
@Target({ElementType.FIELD, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface ParanoidId {

    /** {@return the id column; if not said, the member's name, {@code user_id} for {@code userId}} */
    String value() default "";
}
