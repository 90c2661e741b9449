package dev.paranoid.rest.stored;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Says what is kept of an answer, to be given again: all of it, or its short form where it is large, or where its caller has
 * had much kept in this minute.
 */
public final class StoredBodies {

    /** Bytes that one answer may have to be kept whole. */
    public static final int MOST = 1 << 16;

    /** Bytes of answers that are kept whole for one caller in a minute; short ones do not count. */
    public static final int A_MINUTE = 1 << 20;

    /** Bytes up to which an answer is short. */
    public static final int SHORT = 1 << 12;

    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private final LongSupplier nanos;
    private final Map<String, Integer> kept = new HashMap<>();
    private long since;

    /**
     * Bounds.
     *
     * @param nanos a clock that counts nanoseconds from anywhere
     */
    public StoredBodies(LongSupplier nanos) {
        this.nanos = nanos;
        this.since = nanos.getAsLong();
    }

    /** {@return what is kept of this answer to that caller, which has at most {@value #MOST} bytes} */
    public String of(String caller, String body) {
        int bytes = body.getBytes(StandardCharsets.UTF_8).length;
        return bytes <= SHORT || (bytes <= MOST && fits(caller, bytes)) ? body : ShortBody.of(body);
    }

    private synchronized boolean fits(String caller, int bytes) {
        long now = nanos.getAsLong();
        if (now - since >= MINUTE) {
            kept.clear();
            since = now;
        }
        int whole = kept.getOrDefault(caller, 0) + bytes;
        if (whole > A_MINUTE) {
            return false;
        }
        kept.put(caller, whole);
        return true;
    }
}
