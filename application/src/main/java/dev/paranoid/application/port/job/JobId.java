package dev.paranoid.application.port.job;

/**
 * The identity of work in the background.
 *
 * @param value greater than zero
 */
public record JobId(long value) {
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
