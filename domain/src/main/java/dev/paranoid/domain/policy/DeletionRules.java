package dev.paranoid.domain.policy;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The policies and retentions of all types. A type that is not named has none.
 *
 * @param policies by name of the type
 * @param retentions how long a hidden row is kept before it may be purged, by name of the root's type
 */
public record DeletionRules(Map<String, DeletionPolicy> policies, Map<String, Duration> retentions) {

    /** No policy, no retention. */
    public static final DeletionRules NONE = new DeletionRules(Map.of(), Map.of());

    public DeletionRules {
        policies = Map.copyOf(policies);
        retentions = Map.copyOf(retentions);
    }

    /** {@return the policy of that type} */
    public DeletionPolicy policyOf(String type) {
        return policies.getOrDefault(type, DeletionPolicy.NONE);
    }

    /** Databases know no year after 9999. */
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    private static Instant plus(Instant time, Duration kept) {
        return kept.compareTo(Duration.between(time, LAST)) >= 0 ? LAST : time.plus(kept);
    }

    /** {@return when a row of that type, hidden then, may be purged; the end of the year 9999 where that would be later} */
    public Optional<Instant> purgeAt(String type, Instant deletedAt) {
        return Optional.ofNullable(retentions.get(type)).map(kept -> plus(deletedAt, kept));
    }
}
