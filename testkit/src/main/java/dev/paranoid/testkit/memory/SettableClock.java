package dev.paranoid.testkit.memory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** A clock that stands still until it is told otherwise, to the microsecond as databases have it. */
public final class SettableClock implements InstantSource {

    private volatile Instant now = Instant.parse("2026-01-01T00:00:00Z");

    SettableClock() {}

    @Override
    public Instant instant() {
        return now;
    }

    /** Sets it; a transaction that is running keeps the time at which it began. */
    public void set(Instant time) {
        now = time.truncatedTo(ChronoUnit.MICROS);
    }

    /** Lets time pass. */
    public void advance(Duration by) {
        set(now.plus(by));
    }
}
