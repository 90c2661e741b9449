package dev.paranoid.domain.hold;

/**
 * The identity of a hold, allotted by the ledger and rising.
 *
 * @param value greater than zero
 */
public record HoldId(long value) implements Comparable<HoldId> {

    /**
     * Names a hold, which need not exist.
     *
     * @param value the number of the hold
     * @throws IllegalArgumentException if the value is not greater than zero
     */
    public HoldId {
        if (value <= 0) {
            throw new IllegalArgumentException("A hold's id is greater than zero, not " + value);
        }
    }

    @Override
    public int compareTo(HoldId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
