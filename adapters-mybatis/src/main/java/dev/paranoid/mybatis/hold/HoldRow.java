package dev.paranoid.mybatis.hold;

import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.hold.Hold;
import dev.paranoid.domain.hold.Hold.Release;
import dev.paranoid.domain.hold.HoldId;
import dev.paranoid.domain.hold.HoldKind;
import dev.paranoid.domain.hold.HoldTarget;
import dev.paranoid.domain.hold.HoldTarget.OfDeletion;
import dev.paranoid.domain.hold.HoldTarget.OfRow;
import dev.paranoid.domain.hold.HoldTarget.OfType;
import dev.paranoid.mybatis.statement.Utc;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A hold as it is stored. */
record HoldRow(
        long id,
        String kind,
        String entityType,
        @Nullable String rowKey,
        @Nullable Long deletionId,
        String reason,
        @Nullable String caseId,
        LocalDateTime placedAt,
        String actor,
        LocalDateTime fromAt,
        @Nullable LocalDateTime untilAt,
        @Nullable LocalDateTime releasedAt,
        @Nullable String releasedBy,
        @Nullable String releaseReason) {

    /** {@return the holds that these rows tell of, in their order} */
    static List<Hold> holds(List<HoldRow> rows) {
        return rows.stream().map(HoldRow::hold).toList();
    }

    Hold hold() {
        return new Hold(
                new HoldId(id),
                HoldKind.valueOf(kind),
                target(),
                reason,
                Optional.ofNullable(caseId),
                Utc.instant(placedAt),
                actor,
                Utc.instant(fromAt),
                Optional.ofNullable(untilAt).map(Utc::instant),
                Optional.ofNullable(releasedAt)
                        .map(at -> new Release(
                                Utc.instant(at),
                                Objects.requireNonNull(releasedBy),
                                Optional.ofNullable(releaseReason))));
    }

    private HoldTarget target() {
        if (rowKey == null) {
            return new OfType(entityType);
        }
        EntityRef row = new EntityRef(entityType, rowKey);
        return deletionId == null ? new OfRow(row) : new OfDeletion(new DeletionId(deletionId), row);
    }
}
