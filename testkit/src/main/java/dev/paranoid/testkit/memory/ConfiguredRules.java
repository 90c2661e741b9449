package dev.paranoid.testkit.memory;

import dev.paranoid.domain.policy.DeletionPolicy;
import dev.paranoid.domain.policy.DeletionRules;
import dev.paranoid.domain.retention.RetentionMode;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The policies and retentions that a file of settings declares, as an application declares them. */
final class ConfiguredRules {

    private static final Pattern SIMPLE = Pattern.compile("(\\d+)(ms|s|m|h|d)?");
    private static final String AFTER = "after ";

    private final Map<String, DeletionPolicy> policies;
    private final Map<String, Duration> retentions;
    private final Map<String, RetentionMode> modes;
    private final Map<String, Duration> windows;

    private ConfiguredRules(DeletionRules given) {
        this.policies = new HashMap<>(given.policies());
        this.retentions = new HashMap<>(given.retentions());
        this.modes = new HashMap<>(given.modes());
        this.windows = new HashMap<>(given.windows());
    }

    /**
     * {@return what that file says, and what is given; of one type what is given counts}
     *
     * @throws IllegalArgumentException where it names a policy that is a bean and not given, or a time that is none
     */
    static DeletionRules in(String file, DeletionRules given) {
        ConfiguredRules rules = new ConfiguredRules(given);
        ConfiguredTypes.settings(file).forEach(rules::add);
        return new DeletionRules(rules.policies, rules.retentions, rules.modes, rules.windows);
    }

    private void add(String type, Map<String, Object> settings) {
        text(settings, "policy").ifPresent(name -> policies.computeIfAbsent(type, unsaid -> policy(type, name)));
        text(settings, "hardafter")
                .map(ConfiguredRules::time)
                .ifPresent(hidden -> policies.merge(type, DeletionPolicy.hardOnlyAfter(hidden), DeletionPolicy::and));
        text(settings, "retention").ifPresent(kept -> retentions.putIfAbsent(type, time(kept)));
        text(settings, "retentionmode")
                .ifPresent(mode -> modes.putIfAbsent(type, RetentionMode.valueOf(mode.toUpperCase(Locale.ROOT))));
        text(settings, "harddelete").ifPresent(said -> windows.putIfAbsent(type, time(said.replaceFirst(AFTER, ""))));
    }

    private static Optional<String> text(Map<String, Object> settings, String name) {
        return Optional.ofNullable(settings.get(name)).map(String::valueOf);
    }

    private static DeletionPolicy policy(String type, String name) {
        return switch (name) {
            case "never" -> DeletionPolicy.never();
            case "soft-only" -> DeletionPolicy.softOnly();
            default ->
                throw new IllegalArgumentException("The policy of '" + type + "' is the bean '" + name
                        + "', which is not known here: give it, as fromConfiguration(file, new DeletionRules(Map.of(\""
                        + type
                        + "\", policy), Map.of()))");
        };
    }

    /** As Spring Boot writes times: {@code 30d}, {@code PT15M}. */
    private static Duration time(String said) {
        Matcher simple = SIMPLE.matcher(said.strip());
        if (!simple.matches()) {
            return Duration.parse(said.strip());
        }
        long count = Long.parseLong(simple.group(1));
        return switch (Optional.ofNullable(simple.group(2)).orElse("ms")) {
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            case "d" -> Duration.ofDays(count);
            default -> Duration.ofMillis(count);
        };
    }
}
