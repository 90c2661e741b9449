package dev.paranoid.mybatis.declaration;

import dev.paranoid.domain.policy.DeletionPolicy;
import dev.paranoid.domain.policy.DeletionRules;
import dev.paranoid.domain.retention.RetentionMode;
import dev.paranoid.mybatis.catalogue.Faults;
import dev.paranoid.mybatis.settings.ParanoidProperties;
import dev.paranoid.mybatis.settings.ParanoidProperties.Entity;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.util.ClassUtils;

/** Policies and retentions from configuration. */
public final class PolicySettings {

    private static final String AFTER = "after ";

    /** Whether tests are running that have a part of the application alone. */
    private static final boolean SLICES = ClassUtils.isPresent("dev.paranoid.test.ParanoidTest", null);

    private PolicySettings() {}

    /** Policies that are beans of the application. */
    public interface Custom {

        /** {@return the policy of that name, if there is one} */
        Optional<DeletionPolicy> find(String name);

        /** {@return all of their names} */
        Set<String> names();
    }

    /**
     * {@return what was configured}
     *
     * @param custom the application's own policies
     * @throws DeclarationDoesNotFit where a policy is not among these, or a time is below zero
     */
    public static DeletionRules of(ParanoidProperties properties, Custom custom) {
        Map<String, DeletionPolicy> policies = new HashMap<>();
        Map<String, Duration> retentions = new HashMap<>();
        Map<String, RetentionMode> modes = new HashMap<>();
        Map<String, Duration> windows = new HashMap<>();
        Faults faults = new Faults();
        properties.entities().forEach((name, entity) -> {
            notBelowZero(faults, name, "retention", entity.retention());
            notBelowZero(faults, name, "hard-after", entity.hardAfter());
            policy(name, entity, custom, faults).ifPresent(policy -> policies.put(name, policy));
            if (entity.retention() != null) {
                retentions.put(name, entity.retention());
            }
            window(faults, name, entity).ifPresent(window -> windows.put(name, window));
            if (entity.retentionMode() != null) {
                binding(faults, name, entity);
                modes.put(name, entity.retentionMode());
            }
        });
        faults.throwIfAny();
        return new DeletionRules(policies, retentions, modes, windows);
    }

    private static Optional<Duration> window(Faults faults, String type, Entity entity) {
        if (entity.hardDelete() == null) {
            return Optional.empty();
        }
        Optional<Duration> window =
                after(entity.hardDelete()).filter(time -> entity.paranoid() && !time.isNegative() && !time.isZero());
        faults.require(
                window.isPresent(),
                "paranoid.entities." + type + ".hard-delete is '" + entity.hardDelete()
                        + (entity.paranoid() ? "'" : "', but its rows cannot be hidden meanwhile"),
                "Set it to after and a duration, such as after 15m, in which a restore undoes the delete. Leave "
                        + "it out to remove rows at once.");
        return window;
    }

    private static Optional<Duration> after(String said) {
        try {
            return said.startsWith(AFTER)
                    ? Optional.of(DurationStyle.detectAndParse(
                            said.substring(AFTER.length()).strip()))
                    : Optional.empty();
        } catch (IllegalArgumentException noDuration) {
            return Optional.empty();
        }
    }

    private static void binding(Faults faults, String type, Entity entity) {
        faults.require(
                entity.paranoid() && entity.retention() != null,
                "paranoid.entities." + type + ".retention-mode needs a retention",
                "Set how long to keep the hidden rows of a paranoid type, such as retention: 30d.");
    }

    private static Optional<DeletionPolicy> policy(String type, Entity entity, Custom custom, Faults faults) {
        Optional<DeletionPolicy> named =
                entity.policy() == null ? Optional.of(DeletionPolicy.NONE) : named(entity.policy(), custom);
        faults.require(
                named.isPresent(),
                "paranoid.entities." + type + ".policy is '" + entity.policy()
                        + "', but there is no bean of that name and of type DeletionPolicy",
                "Set never, soft-only, or the name of such a bean"
                        + (custom.names().isEmpty() ? "; there is none." : ": " + new TreeSet<>(custom.names()) + ".")
                        + (SLICES
                                ? " A test with @ParanoidTest leaves your beans out: add @Import with the class that"
                                        + " makes the policy."
                                : ""));
        return named.map(policy ->
                entity.hardAfter() == null ? policy : policy.and(DeletionPolicy.hardOnlyAfter(entity.hardAfter())));
    }

    private static Optional<DeletionPolicy> named(String name, Custom custom) {
        return switch (name) {
            case "never" -> Optional.of(DeletionPolicy.never());
            case "soft-only" -> Optional.of(DeletionPolicy.softOnly());
            default -> custom.find(name);
        };
    }

    private static void notBelowZero(Faults faults, String type, String setting, @Nullable Duration time) {
        faults.require(
                time == null || !time.isNegative(),
                "paranoid.entities." + type + "." + setting + " is below zero",
                "Set a duration, such as 30d.");
    }
}
