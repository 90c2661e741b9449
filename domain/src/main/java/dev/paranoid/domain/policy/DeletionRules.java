package dev.paranoid.domain.policy;

import dev.paranoid.domain.retention.RetentionMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/**
 * The policies and retentions of all types. A type that is not named has none.
 *
 * @param policies by name of the type
 * @param retentions how long a hidden row is kept before it may be purged, by name of the root's type
 * @param modes how strictly a retention binds, by name of the type
 * @param windows how long a hard delete can be undone, by name of the type
 */
public record DeletionRules(
        Map<String, DeletionPolicy> policies,
        Map<String, Duration> retentions,
        Map<String, RetentionMode> modes,
        Map<String, Duration> windows) {

    /** No policy, no retention. */
    public static final DeletionRules NONE = new DeletionRules(Map.of(), Map.of());

    public DeletionRules {
        policies = Map.copyOf(policies);
        retentions = Map.copyOf(retentions);
        modes = Map.copyOf(modes);
        windows = Map.copyOf(windows);
    }

    /**
     * Where no retention binds those who remove by hand.
     *
     * @param policies by type
     * @param retentions how long each type is kept
     */
    public DeletionRules(Map<String, DeletionPolicy> policies, Map<String, Duration> retentions) {
        this(policies, retentions, Map.of(), Map.of());
    }

    /**
     * {@return the same with these modes}
     *
     * @param strictly how strictly it binds
     */
    public DeletionRules binding(Map<String, RetentionMode> strictly) {
        return new DeletionRules(policies, retentions, strictly, windows);
    }

    /**
     * {@return the same with these undo windows}
     *
     * @param hardDeletes after what time hard deletes of each type are carried out
     */
    public DeletionRules undoing(Map<String, Duration> hardDeletes) {
        return new DeletionRules(policies, retentions, modes, hardDeletes);
    }

    /**
     * {@return for how long the hard delete can be undone that removes rows of these types: the longest of their windows}
     *
     * @param types names; empty where none of them has a window
     */
    public Optional<Duration> window(Collection<String> types) {
        return types.stream()
                .flatMap(type -> Optional.ofNullable(windows.get(type)).stream())
                .max(Comparator.naturalOrder());
    }

    /**
     * {@return the policy of that type}
     *
     * @param type an entity type
     */
    public DeletionPolicy policyOf(String type) {
        return policies.getOrDefault(type, DeletionPolicy.NONE);
    }

    /** Databases know no year after 9999. */
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    /**
     * {@return that time so much later; the end of the year 9999 where it would be after that}
     *
     * @param time a time, in UTC
     * @param kept how long
     */
    public static Instant plus(Instant time, Duration kept) {
        return kept.compareTo(Duration.between(time, LAST)) >= 0 ? LAST : time.plus(kept);
    }

    /**
     * {@return before which time nobody lets rows go that were hidden then, whatever their retention}
     *
     * @param type an entity type
     * @param deletedAt since when it is hidden
     */
    public Instant earliest(String type, Instant deletedAt) {
        return plus(deletedAt, policyOf(type).minimum());
    }

    /**
     * {@return when a row of that type, hidden then, may be purged; the end of the year 9999 where that would be later}
     *
     * @param type an entity type
     * @param deletedAt since when it is hidden
     */
    public Optional<Instant> purgeAt(String type, Instant deletedAt) {
        return Optional.ofNullable(retentions.get(type)).map(kept -> plus(deletedAt, kept));
    }
}
