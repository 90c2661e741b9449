package dev.paranoid.mybatis.settings;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.scheduling.support.CronExpression;

/**
 * When what has expired is removed, and how much of it.
 *
 * @param every How long after a run began the next one does; 0 for never.
 * @param cron When runs begin instead, as six fields of Spring's cron, in UTC.
 * @param window The time of day at which runs may work, as 22:00-06:00, in UTC; any time if not said.
 * @param chunk How many deletions one transaction removes at most.
 * @param rate How many deletions are removed in a second at most; 0 for any number.
 * @param maxShare The part of all active deletions that a run may remove, from 0 to 1; beyond that it stops.
 * @param smallBin Up to how many active deletions a run may remove them all.
 * @param maxGap How much later than it is due a run may begin, by the clock of the database; 0 for any time.
 * @param retry After what time a deletion is tried again that could not go.
 * @param confirmedUntil Up to which time runs go on beyond max-share and max-gap, because somebody has looked.
 */
@ConfigurationProperties("paranoid.purge")
public record PurgeProperties(
        @DefaultValue("0s") Duration every,
        @Nullable String cron,
        @Nullable String window,
        @DefaultValue("100") int chunk,
        @DefaultValue("0") int rate,
        @DefaultValue("0.5") double maxShare,
        @DefaultValue("1000") long smallBin,
        @DefaultValue("7d") Duration maxGap,
        @DefaultValue("1h") Duration retry,
        @Nullable Instant confirmedUntil) {

    public PurgeProperties {
        require(!every.isNegative(), "every must be 0 or more", every);
        require(chunk >= 1, "chunk must be 1 or more", chunk);
        require(rate >= 0, "rate must be 0 or more", rate);
        require(smallBin >= 0, "small-bin must be 0 or more", smallBin);
        require(!maxGap.isNegative(), "max-gap must be 0 or more", maxGap);
        require(!retry.isNegative(), "retry must be 0 or more", retry);
        require(maxShare >= 0 && maxShare <= 1, "max-share must be from 0 to 1", maxShare);
        if (cron != null && !CronExpression.isValidExpression(cron)) {
            throw new IllegalArgumentException(
                    "paranoid.purge.cron must have six fields, of which the first is seconds, such as 0 0 3 * * *, and is '"
                            + cron + "'");
        }
        if (window != null && !window.matches("([01]\\d|2[0-3]):[0-5]\\d-([01]\\d|2[0-3]):[0-5]\\d")) {
            throw new IllegalArgumentException(
                    "paranoid.purge.window must be a time of day such as 22:00-06:00, and is " + window);
        }
    }

    private static void require(boolean fits, String rule, Object value) {
        if (!fits) {
            throw new IllegalArgumentException("paranoid.purge." + rule + ", and is " + value);
        }
    }

    /** {@return whether runs begin by themselves} */
    public boolean runs() {
        return cron != null || !every.isZero();
    }
}
