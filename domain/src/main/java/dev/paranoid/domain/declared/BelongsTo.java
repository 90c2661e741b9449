package dev.paranoid.domain.declared;

import dev.paranoid.domain.Paranoid;
import dev.paranoid.domain.relation.OnDelete;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A foreign key of a class that is {@link Paranoid}, on the field, the record's component or the getter that has it; on the class itself
 * where none has it, and then it names its column.
 */
@Documented
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(BelongsTo.Several.class)
public @interface BelongsTo {

    /** {@return name of the parent's entity type, such as {@code customers}} */
    String value();

    /** {@return the foreign key column; if not said, the member's name, {@code created_by} for {@code createdBy}} */
    String column() default "";

    /** {@return what a soft delete of the parent does} */
    OnDelete onSoftDelete() default OnDelete.CASCADE;

    /** {@return what a hard delete of the parent does, at most one; if not said, the same as the soft delete} */
    OnDelete[] onHardDelete() default {};

    /** Several on one class. */
    @Documented
    @Target({ElementType.FIELD, ElementType.METHOD, ElementType.TYPE})
    @Retention(RetentionPolicy.RUNTIME)
    @interface Several {

        /** {@return each of them} */
        BelongsTo[] value();
    }
}
