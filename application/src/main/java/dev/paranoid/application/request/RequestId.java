package dev.paranoid.application.request;

/**
 * What a requester calls his request, so that it can arrive twice.
 *
 * @param value from 1 to {@value #LENGTH} Unicode characters
 */
public record RequestId(String value) implements Comparable<RequestId> {

    /** Characters that it may have. */
    public static final int LENGTH = 255;

    /**
     * Names a request within what its requester asks.
     *
     * @param value what the requester calls it
     * @throws IllegalArgumentException if the text is empty or too long
     */
    public RequestId {
        if (value.isEmpty() || value.codePointCount(0, value.length()) > LENGTH) {
            throw new IllegalArgumentException("A requestId has from 1 to " + LENGTH + " characters");
        }
    }

    @Override
    public int compareTo(RequestId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
