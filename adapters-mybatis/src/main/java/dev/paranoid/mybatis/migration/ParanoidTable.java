package dev.paranoid.mybatis.migration;

import dev.paranoid.application.Feature;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Paranoid's own tables, beside the history of its migrations. */
public enum ParanoidTable {
    DELETION,
    DETACHED,
    HISTORY,
    HOLD,
    HOLD_GATE,
    PURGE_BLOCKED,
    PURGE_RUN,
    JOB,
    WORKER,
    FRONTIER,
    COLLECTED,
    UNLINKED,
    INBOX(Feature.REQUESTS),
    ASK(Feature.REQUESTS),
    OUTBOX(Feature.MESSAGES),
    OUTBOX_FAILED(Feature.MESSAGES),
    OUTBOX_LANE(Feature.MESSAGES),
    ACCEPTED(Feature.MESSAGES),
    AWAITED(Feature.MESSAGES),
    INSTALLATION(Feature.MESSAGES);

    /** Flyway's own table. */
    public static final String MIGRATIONS = "paranoid_schema_history";

    private final Optional<Feature> feature;

    ParanoidTable() {
        this.feature = Optional.empty();
    }

    ParanoidTable(Feature feature) {
        this.feature = Optional.of(feature);
    }

    /** {@return its name in the database} */
    public String table() {
        return "paranoid_" + name().toLowerCase(Locale.ROOT);
    }

    /** {@return those that are there with these features} */
    static List<ParanoidTable> with(Set<Feature> features) {
        return Arrays.stream(values())
                .filter(table -> table.feature.isEmpty() || features.contains(table.feature.get()))
                .toList();
    }

    /** {@return whether a table of that name, in small letters, is Paranoid's own} */
    public static boolean named(String table) {
        return table.equals(MIGRATIONS)
                || Arrays.stream(values()).anyMatch(own -> own.table().equals(table));
    }

    /** {@return the feature that it belongs to, or {@code engine}} */
    String part() {
        return feature.map(InstalledFeatures::folder).orElse(InstalledFeatures.ENGINE);
    }
}
