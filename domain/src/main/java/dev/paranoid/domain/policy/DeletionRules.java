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

    /** {@return when a row of that type, hidden then, may be purged} */
    public Optional<Instant> purgeAt(String type, Instant deletedAt) {
        return Optional.ofNullable(retentions.get(type)).map(deletedAt::plus);
    }
}
