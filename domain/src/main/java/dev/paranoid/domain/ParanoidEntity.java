package dev.paranoid.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that can be hidden instead of being removed: it has an identity, and it knows since when it is hidden.
 * Implement it in your own domain objects, or say {@link Paranoid} and {@link ParanoidId} on them. Callers name a row by one,
 * policies judge the root as one, and what Paranoid loads of a root before it acts is one.
 */
public interface ParanoidEntity {

    /** {@return which row this is} */
    EntityRef ref();

    /** {@return when the row was hidden, in UTC; empty while it is live} */
    Optional<Instant> deletedAt();

    /**
     * {@return that object as an entity: itself, or what its annotations say}
     *
     * @param row the row that is meant
     * @throws IllegalArgumentException where it is neither
     */
    static ParanoidEntity of(Object row) {
        return row instanceof ParanoidEntity entity ? entity : AnnotatedEntity.of(row);
    }

    /** {@return whether at least one active deletion reaches this row} */
    default boolean hidden() {
        return deletedAt().isPresent();
    }
}
