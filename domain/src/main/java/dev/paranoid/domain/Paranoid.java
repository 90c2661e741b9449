package dev.paranoid.domain;

import dev.paranoid.domain.retention.RetentionMode;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An object of this class is a row of that entity type. {@link ParanoidId} says which. With {@link dev.paranoid.domain.declared.BelongsTo} it declares the type as well,
 * where {@link dev.paranoid.domain.declared.EntityTypes#of(Class[])} is told of the class; what is not said is as in the settings.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Paranoid {

    /** {@return name of the entity type, such as {@code customers}} */
    String value();

    /** {@return its table; the type's name if not said} */
    String table() default "";

    /** {@return whether its rows can be hidden} */
    boolean paranoid() default true;

    /** {@return the column that says since when a row is hidden; {@code deleted_at} if not said} */
    String deletedAt() default "";

    /** {@return the column that says which deletion holds a row; {@code deletion_id} if not said} */
    String deletionId() default "";

    /** {@return how long a hidden row is kept before it may be purged, such as {@code 30d}; for ever if not said} */
    String retention() default "";

    /** {@return {@code never}, {@code soft-only}, or the name of a bean that is a policy; none if not said} */
    String policy() default "";

    /** {@return for how long a row must have been hidden before it may be removed, such as {@code 90d}; not at all if not said} */
    String hardAfter() default "";

    /** {@return how a hard delete is carried out: at once if not said, or {@code after 15m}, until when a restore undoes it} */
    String hardDelete() default "";

    /** {@return how strictly its retention binds who removes by hand; not at all if not said} */
    RetentionMode[] retentionMode() default {};

    /** {@return the column that says whose a row is: callers see and touch rows of their own tenants alone; everybody's if not said} */
    String tenant() default "";

    /** {@return the only columns that answers show; if not said, all but the hidden ones} */
    String[] columns() default {};

    /** {@return columns that answers do not show} */
    String[] hiddenColumns() default {};

    /** {@return the column by which pages for people call a row; its id if not said} */
    String label() default "";
}
