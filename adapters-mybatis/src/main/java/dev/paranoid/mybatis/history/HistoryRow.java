package dev.paranoid.mybatis.history;

import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.history.HistoryEntry;
import dev.paranoid.domain.history.HistoryEntry.By;
import dev.paranoid.domain.history.HistoryEntry.Moved;
import dev.paranoid.domain.history.HistoryEntry.What;
import dev.paranoid.mybatis.statement.Utc;
import java.time.LocalDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Something that was done to a deletion, as it is stored. */
public record HistoryRow(
        long deletionId,
        String what,
        LocalDateTime at,
        String actor,
        @Nullable String source,
        @Nullable String reason,
        @Nullable LocalDateTime movedFrom,
        @Nullable LocalDateTime movedTo,
        @Nullable String refused) {

    static @Nullable Object[] values(HistoryEntry entry) {
        return new @Nullable Object[] {
            entry.deletion().value(),
            entry.what().name(),
            Utc.of(entry.at()),
            entry.by().actor(),
            entry.by().source().orElse(null),
            entry.by().reason().orElse(null),
            entry.moved().flatMap(Moved::from).map(Utc::of).orElse(null),
            entry.moved().map(Moved::to).map(Utc::of).orElse(null),
            entry.refused().orElse(null)
        };
    }

    HistoryEntry entry() {
        return new HistoryEntry(
                new DeletionId(deletionId),
                What.valueOf(what),
                Utc.instant(at),
                new By(actor, Optional.ofNullable(source), Optional.ofNullable(reason)),
                Optional.ofNullable(movedTo)
                        .map(to -> new Moved(Optional.ofNullable(movedFrom).map(Utc::instant), Utc.instant(to))),
                Optional.empty(),
                Optional.empty(),
                Optional.ofNullable(refused));
    }
}
