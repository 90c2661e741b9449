package dev.paranoid.rest.guard;

import java.time.Duration;

/** A body that has not arrived in time. */
public final class SlowBody extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SlowBody(Duration within) {
        super(text(within));
    }

    SlowBody(Duration within, Throwable cause) {
        super(text(within), cause);
    }

    private static String text(Duration within) {
        return "The body has not arrived within " + within.toSeconds() + " s";
    }
}
