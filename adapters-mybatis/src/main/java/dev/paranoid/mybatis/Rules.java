package dev.paranoid.mybatis;

import dev.paranoid.domain.policy.DeletionPolicy;
import dev.paranoid.domain.policy.DeletionRules;
import dev.paranoid.mybatis.ParanoidProperties.Entity;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** Policies and retentions from configuration. */
final class Rules {

    private Rules() {}

    /** Policies that are neither {@code never} nor {@code soft-only} are looked up by their name. */
    static DeletionRules of(ParanoidProperties properties, Function<String, DeletionPolicy> custom) {
        Map<String, DeletionPolicy> policies = new HashMap<>();
        Map<String, Duration> retentions = new HashMap<>();
        properties.entities().forEach((name, entity) -> {
            policies.put(name, policy(entity, custom));
            if (entity.retention() != null) {
                retentions.put(name, entity.retention());
            }
        });
        return new DeletionRules(policies, retentions);
    }

    private static DeletionPolicy policy(Entity entity, Function<String, DeletionPolicy> custom) {
        DeletionPolicy named = entity.policy() == null ? DeletionPolicy.NONE : named(entity.policy(), custom);
        return entity.hardAfter() == null ? named : named.and(DeletionPolicy.hardOnlyAfter(entity.hardAfter()));
    }

    private static DeletionPolicy named(String name, Function<String, DeletionPolicy> custom) {
        return switch (name) {
            case "never" -> DeletionPolicy.never();
            case "soft-only" -> DeletionPolicy.softOnly();
            default -> custom.apply(name);
        };
    }
}
