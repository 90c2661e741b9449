package dev.paranoid.kafka.sender;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * One who sends requests to topics of his own, to which the broker lets nobody else write.
 *
 * @param deleteRequests topic of his requests to delete
 * @param restoreRequests topic of his requests to restore
 * @param retentionRequests topic of his requests to hold, release, retain and purge
 * @param results topic of his answers; that of all others if not said
 * @param read types of which answers name rows to him; * for all
 * @param delete types that he may hide
 * @param restore types whose deletions he may lift
 * @param hardDelete types that he may remove for good
 * @param purge types whose deletions he may purge
 * @param hold types that he may place and release holds on
 * @param retain types whose deletions he may keep for longer, and for a shorter time where he may purge them
 * @param tenants whose rows he may see and touch, of types that say whose they are; * for all
 */
public record SenderSettings(
        @Nullable String deleteRequests,
        @Nullable String restoreRequests,
        @Nullable String retentionRequests,
        @Nullable String results,
        @DefaultValue Set<String> read,
        @DefaultValue Set<String> delete,
        @DefaultValue Set<String> restore,
        @DefaultValue Set<String> hardDelete,
        @DefaultValue Set<String> purge,
        @DefaultValue Set<String> hold,
        @DefaultValue Set<String> retain,
        @DefaultValue Set<String> tenants) {}
