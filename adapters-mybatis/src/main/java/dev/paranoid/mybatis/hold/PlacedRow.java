package dev.paranoid.mybatis.hold;

import dev.paranoid.application.port.hold.HoldLedger.Entry;
import dev.paranoid.domain.hold.Hold;
import dev.paranoid.domain.hold.HoldId;
import dev.paranoid.domain.hold.HoldTarget.OfDeletion;
import dev.paranoid.mybatis.schema.UuidBytes;
import dev.paranoid.mybatis.statement.Utc;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A hold that is about to be inserted; the driver sets its id. Mutable, because MyBatis hands keys back that way. */
final class PlacedRow {

    private final Entry entry;
    private long id;

    PlacedRow(Entry entry) {
        this.entry = entry;
    }

    public void setId(long id) {
        this.id = id;
    }

    @Nullable
    Object[] values() {
        return new @Nullable Object[] {
            entry.kind().name(),
            entry.target().type(),
            entry.target().row().map(row -> UuidBytes.key(row.id())).orElse(null),
            entry.target() instanceof OfDeletion of ? of.deletion().value() : null,
            entry.reason(),
            entry.caseId().orElse(null),
            Utc.of(entry.at()),
            entry.actor(),
            entry.source(),
            Utc.of(entry.from()),
            entry.until().map(Utc::of).orElse(null)
        };
    }

    Hold hold() {
        return new Hold(
                new HoldId(id),
                entry.kind(),
                entry.target(),
                entry.reason(),
                entry.caseId(),
                entry.at(),
                entry.actor(),
                entry.from(),
                entry.until(),
                Optional.empty());
    }
}
