package dev.paranoid.rest.guard;

import java.io.IOException;
import java.time.Duration;

/** Until when an answer has to be read, from its first byte on. */
final class Deadline {

    private final Duration within;
    private final Runnable whenOver;
    private long since;
    private boolean begun;
    private boolean over;

    Deadline(Duration within, Runnable whenOver) {
        this.within = within;
        this.whenOver = whenOver;
    }

    void require() throws IOException {
        if (!begun) {
            begun = true;
            since = System.nanoTime();
        } else if (System.nanoTime() - since > within.toNanos()) {
            over = true;
            whenOver.run();
            throw new IOException("The answer was not read within " + within.toSeconds() + " s");
        }
    }

    boolean isOver() {
        return over;
    }
}
