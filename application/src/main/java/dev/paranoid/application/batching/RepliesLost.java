package dev.paranoid.application.batching;

import org.jspecify.annotations.Nullable;

/** Callers were given answers, and then the transaction was rolled back: what they were told does not hold. */
final class RepliesLost extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RepliesLost(@Nullable Throwable cause) {
        super("Answers were given that do not hold", cause);
    }
}
