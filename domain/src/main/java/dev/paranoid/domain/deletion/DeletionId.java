package dev.paranoid.domain.deletion;

/**
 * The identity of a deletion, allotted by the ledger and rising.
 *
 * @param value greater than zero
 */
public record DeletionId(long value) implements Comparable<DeletionId> {

    /**
     * Names a deletion, which need not exist.
     *
     * @param value the number of the deletion
     * @throws IllegalArgumentException if the value is not greater than zero
     */
    public DeletionId {
        if (value <= 0) {
            throw new IllegalArgumentException("A deletion's id is greater than zero, not " + value);
        }
    }

    @Override
    public int compareTo(DeletionId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
