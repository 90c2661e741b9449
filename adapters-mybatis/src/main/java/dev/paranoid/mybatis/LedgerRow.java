package dev.paranoid.mybatis;

import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Activity;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.deletion.DeletionState;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A deletion with one of its counts; one that took rows of several types comes in as many rows. */
record LedgerRow(
        long id,
        String rootType,
        String rootKey,
        String mode,
        String state,
        LocalDateTime deletedAt,
        @Nullable LocalDateTime purgeAt,
        String actor,
        @Nullable String reason,
        @Nullable String activity,
        @Nullable String countedType,
        @Nullable Long took) {

    /** {@return the deletions that these rows tell of, in their order} */
    static List<Deletion> deletions(List<LedgerRow> rows) {
        Map<Long, List<LedgerRow>> byId = new LinkedHashMap<>();
        rows.forEach(
                row -> byId.computeIfAbsent(row.id(), id -> new ArrayList<>()).add(row));
        return byId.values().stream().map(LedgerRow::deletion).toList();
    }

    private static Deletion deletion(List<LedgerRow> rows) {
        LedgerRow first = rows.get(0);
        TreeMap<String, Long> took = new TreeMap<>();
        for (LedgerRow row : rows) {
            if (row.countedType() != null && row.took() != null) {
                took.put(row.countedType(), row.took());
            }
        }
        Deletion settled = new Deletion(
                new DeletionId(first.id()),
                new EntityRef(first.rootType(), first.rootKey()),
                DeletionMode.valueOf(first.mode()),
                DeletionState.valueOf(first.state()),
                Utc.instant(first.deletedAt()),
                first.actor(),
                Optional.ofNullable(first.reason()),
                took,
                Optional.ofNullable(first.purgeAt()).map(Utc::instant),
                Optional.empty());
        return first.activity() == null ? settled : settled.during(Activity.valueOf(first.activity()));
    }
}
