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
