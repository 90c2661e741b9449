package dev.paranoid.kafka.sender;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * One who sends requests to topics of his own, to which the broker lets nobody else write.
 *
 * @param deleteRequests topic of his requests to delete
 * @param restoreRequests topic of his requests to restore
 * @param results topic of his answers; that of all others if not said
 * @param read types of which answers name rows to him; * for all
 * @param delete types that he may hide
 * @param restore types whose deletions he may lift
 * @param hardDelete types that he may remove for good
 * @param tenants whose rows he may see and touch, of types that say whose they are; * for all
 */
public record SenderSettings(
        @Nullable String deleteRequests,
        @Nullable String restoreRequests,
        @Nullable String results,
        @DefaultValue Set<String> read,
        @DefaultValue Set<String> delete,
        @DefaultValue Set<String> restore,
        @DefaultValue Set<String> hardDelete,
        @DefaultValue Set<String> tenants) {}
