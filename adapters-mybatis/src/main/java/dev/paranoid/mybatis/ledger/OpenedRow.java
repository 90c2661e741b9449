package dev.paranoid.mybatis.ledger;

import dev.paranoid.application.port.DeletionLedger.Entry;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.DeletionState;
import dev.paranoid.mybatis.schema.UuidBytes;
import dev.paranoid.mybatis.statement.Utc;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An entry that is about to be inserted; the driver sets its id. Mutable, because MyBatis hands keys back that way. */
final class OpenedRow {

    private final Entry entry;
    private long id;

    OpenedRow(Entry entry) {
        this.entry = entry;
    }

    public void setId(long id) {
        this.id = id;
    }

    @Nullable
    Object[] values() {
        return new @Nullable Object[] {
            entry.root().type(),
            UuidBytes.key(entry.root().id()),
            entry.mode().name(),
            state().name(),
            Utc.of(entry.at()),
            entry.purgeAt().map(Utc::of).orElse(null),
            entry.actor(),
            entry.source(),
            entry.asker().key(),
            entry.reason().orElse(null),
            LedgerRow.took(entry.took())
        };
    }

    private DeletionState state() {
        return entry.hides() ? DeletionState.ACTIVE : DeletionState.PURGED;
    }

    Deletion deletion() {
        return new Deletion(
                new DeletionId(id),
                entry.root(),
                entry.mode(),
                state(),
                entry.at(),
                entry.actor(),
                entry.reason(),
                new TreeMap<>(entry.took()),
                entry.purgeAt(),
                Optional.empty());
    }
}
