package dev.paranoid.domain.deletion;

import dev.paranoid.domain.EntityRef;

/**
 * What became of one request: it was granted, or refused for a reason that is data. A refusal changed nothing.
 *
 * @param <T> what a granted request gives
 */
public sealed interface Answer<T> {

    /**
     * It was done.
     *
     * @param <T> what a granted request gives
     * @param value what it gave
     */
    record Granted<T>(T value) implements Answer<T> {}

    /**
     * It was not done, and asking again without change will not help, unless others had locked the row ({@link
     * Refusal.LockedByOthers}).
     *
     * @param <T> what it would have given if it had been granted
     * @param subject the row that was named
     * @param refusal what stands in the way
     */
    record Refused<T>(EntityRef subject, Refusal refusal) implements Answer<T> {}

    /**
     * {@return a granted answer}
     *
     * @param <T> what is answered
     * @param value what it gave
     */
    static <T> Answer<T> granted(T value) {
        return new Granted<>(value);
    }

    /**
     * {@return a refusal}
     *
     * @param <T> what is answered
     * @param subject what it is about
     * @param refusal what stands in the way
     */
    static <T> Answer<T> refused(EntityRef subject, Refusal refusal) {
        return new Refused<>(subject, refusal);
    }

    /**
     * {@return what a granted request gave}
     *
     * @throws IllegalStateException with the refusal's own words if it was refused
     */
    default T orThrow() {
        if (this instanceof Granted<T> granted) {
            return granted.value();
        }
        Refused<T> refused = (Refused<T>) this;
        throw new IllegalStateException(
                refused.subject() + ": " + refused.refusal().detail());
    }
}
