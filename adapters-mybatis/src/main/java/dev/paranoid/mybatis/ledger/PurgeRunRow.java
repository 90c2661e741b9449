package dev.paranoid.mybatis.ledger;

import dev.paranoid.application.port.purge.PurgeLedger.Run;
import dev.paranoid.mybatis.statement.Utc;
import java.time.LocalDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A run as it is stored. */
record PurgeRunRow(
        long id,
        LocalDateTime startedAt,
        @Nullable LocalDateTime endedAt,
        long eligibleBefore,
        long removed,
        long blocked,
        long eligibleAfter,
        @Nullable String stopped) {

    static PurgeRunRow of(Run run) {
        return new PurgeRunRow(
                run.id(),
                Utc.of(run.started()),
                run.ended().map(Utc::of).orElse(null),
                run.before(),
                run.removed(),
                run.blocked(),
                run.after(),
                run.stopped().orElse(null));
    }

    Run run() {
        return new Run(
                id,
                Utc.instant(startedAt),
                Optional.ofNullable(endedAt).map(Utc::instant),
                eligibleBefore,
                removed,
                blocked,
                eligibleAfter,
                Optional.ofNullable(stopped));
    }
}
