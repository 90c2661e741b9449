package dev.paranoid.domain;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An object whose class says by annotations which row it is. It does not say since when that is hidden.
 *
 * @param ref the row
 */
record AnnotatedEntity(EntityRef ref) implements ParanoidEntity {

    @Override
    public Optional<Instant> deletedAt() {
        return Optional.empty();
    }

    /**
     * {@return the row that this is}
     *
     * @throws IllegalArgumentException where annotations are missing, or the id is
     */
    static AnnotatedEntity of(Object row) {
        Class<?> type = row.getClass();
        String name = Stream.<@Nullable Class<?>>iterate(type, one -> one != null, Class::getSuperclass)
                .flatMap(one -> Optional.ofNullable(one.getAnnotation(Paranoid.class)).stream())
                .map(Paranoid::value)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(type.getName()
                        + " is not a row of an entity type: implement ParanoidEntity, or use @Paranoid(\"customers\") and "
                        + "@ParanoidId"));
        Object id = id(type, row);
        if (id == null) {
            throw new IllegalArgumentException(type.getName() + " has no id yet: nothing was inserted");
        }
        return new AnnotatedEntity(new EntityRef(name, String.valueOf(id)));
    }

    private static @Nullable Object id(Class<?> type, Object row) {
        for (Class<?> one = type; one != null; one = one.getSuperclass()) {
            Optional<Field> field = annotated(one.getDeclaredFields());
            if (field.isPresent()) {
                return value(row, field.get());
            }
            Optional<Method> method = annotated(one.getDeclaredMethods());
            if (method.isPresent()) {
                return value(row, method.get());
            }
        }
        throw new IllegalArgumentException(type.getName() + " does not say what its id is: @ParanoidId");
    }

    private static <M extends AccessibleObject> Optional<M> annotated(M[] members) {
        return Arrays.stream(members)
                .filter(member -> member.isAnnotationPresent(ParanoidId.class))
                .findFirst();
    }

    private static @Nullable Object value(Object row, AccessibleObject member) {
        try {
            member.setAccessible(true);
            return member instanceof Field field ? field.get(row) : ((Method) member).invoke(row);
        } catch (ReflectiveOperationException | RuntimeException failure) {
            throw new IllegalArgumentException("Cannot read " + member, failure);
        }
    }
}
