package dev.paranoid.mybatis;

import dev.paranoid.application.port.TooLarge;

/**
 * How many rows one deletion may reach before it goes on in the background.
 *
 * @param above rows; {@link Long#MAX_VALUE} for any number
 */
record Limits(long above) {
    static final Limits NONE = new Limits(Long.MAX_VALUE);

    /** {@return that limit, or none for 0} */
    static Limits of(long above) {
        return above == 0 ? NONE : new Limits(above);
    }

    boolean none() {
        return above == Long.MAX_VALUE;
    }

    /** {@return how far to look for so many deletions, so that one that is too large is seen} */
    long look(DeletionIds ids) {
        return none() ? Long.MAX_VALUE : above * ids.values().size() + 1;
    }

    /**
     * @throws TooLarge where that is too many rows for one deletion
     */
    void check(long rows) {
        if (rows > above) {
            throw new TooLarge(above);
        }
    }
}
