package dev.paranoid.mybatis.job;

import dev.paranoid.application.port.job.Jobs.WatchedRoot;
import dev.paranoid.mybatis.ledger.LedgerRow;
import java.time.LocalDateTime;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An entry of the ledger, and the job that has it or had it last: {@link LedgerRow}, then {@link WatchedRow} or nulls. */
public record WatchedRootRow(
        long id,
        String rootType,
        String rootKey,
        String mode,
        String state,
        LocalDateTime deletedAt,
        @Nullable LocalDateTime purgeAt,
        String actor,
        @Nullable String reason,
        @Nullable String took,
        @Nullable String activity,
        @Nullable Long job,
        @Nullable String component,
        @Nullable String jobState,
        @Nullable LocalDateTime startedAt,
        @Nullable LocalDateTime updatedAt,
        boolean ended) {

    WatchedRoot watched() {
        LedgerRow entry =
                new LedgerRow(id, rootType, rootKey, mode, state, deletedAt, purgeAt, actor, reason, took, activity);
        return new WatchedRoot(entry.deletion(), row().map(WatchedRow::watched));
    }

    private Optional<WatchedRow> row() {
        return Optional.ofNullable(job)
                .map(id -> new WatchedRow(
                        id,
                        Objects.requireNonNull(component),
                        Objects.requireNonNull(jobState),
                        Objects.requireNonNull(startedAt),
                        Objects.requireNonNull(updatedAt),
                        ended));
    }
}
