package dev.paranoid.application.port;

/**
 * The identity of work in the background.
 *
 * @param value greater than zero
 */
public record JobId(long value) {
    /** Later than any other. */
    public static final JobId LAST = new JobId(Long.MAX_VALUE);

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
