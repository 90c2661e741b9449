package dev.paranoid.application.port;

import java.time.Duration;

/**
 * How calls share transactions.
 *
 * @param most how many items a shared transaction has at most; 1 where each call has its own
 * @param atOnce how many transactions of one kind run at once
 * @param alone how many calls at once wait by themselves for rows that others have locked; as many again are carried out by
 *     themselves for other reasons
 * @param patience how long a call may take, waiting and retries included
 */
public record Batching(int most, int atOnce, int alone, Duration patience) {

    /** Each call has a transaction of its own, at once. */
    public static final Batching OFF = new Batching(1, 1, 1, Duration.ofSeconds(8));

    public Batching {
        if (most < 1 || atOnce < 1 || alone < 1 || patience.isNegative() || patience.isZero()) {
            throw new IllegalArgumentException("Batching needs at least one of each, and some patience");
        }
    }

    /** {@return whether calls share transactions} */
    public boolean on() {
        return most > 1;
    }
}
