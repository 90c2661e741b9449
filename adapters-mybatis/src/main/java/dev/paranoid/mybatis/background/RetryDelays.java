package dev.paranoid.mybatis.background;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How long a component rests after its work failed: each time in a row twice as long. What the database interrupts mostly works again
 * within moments; a bug does not pass so soon.
 */
final class RetryDelays {

    private static final Duration AFTER_DATABASE_FAILURE = Duration.ofMillis(50);

    private static final Duration AFTER_BUG = Duration.ofSeconds(2);

    private static final Duration LONGEST = Duration.ofSeconds(64);

    /** Doubled so many times, each is longer than the longest. */
    private static final int DOUBLED = 11;

    private final Map<String, Integer> databaseFailures = new ConcurrentHashMap<>();
    private final Map<String, Integer> bugs = new ConcurrentHashMap<>();

    /** Notes that its work does not fail any more. */
    void worked(String component) {
        databaseFailures.remove(component);
        bugs.remove(component);
    }

    Duration afterDatabaseFailure(String component) {
        return afterDatabaseFailures(databaseFailures.merge(component, 1, Integer::sum));
    }

    /** {@return a delay after so many in a row; at random, since one failure interrupts many} */
    static Duration afterDatabaseFailures(int times) {
        long millis = doubled(AFTER_DATABASE_FAILURE, times).toMillis();
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(millis / 2, millis + 1));
    }

    Duration afterBug(String component) {
        return doubled(AFTER_BUG, bugs.merge(component, 1, Integer::sum));
    }

    /** {@return whether its work has met one bug since it worked, and not more} */
    boolean firstBug(String component) {
        return bugs.getOrDefault(component, 0) == 1;
    }

    private static Duration doubled(Duration first, int times) {
        Duration doubled = first.multipliedBy(1L << Math.min(times - 1, DOUBLED));
        return doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
    }
}
