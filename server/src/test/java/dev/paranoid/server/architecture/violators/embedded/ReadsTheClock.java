package dev.paranoid.server.architecture.violators.embedded;

import java.time.Instant;

/** Knows what time it is. */
class ReadsTheClock {
    static Instant time() {
        return Instant.now();
    }
}
