package dev.paranoid.mybatis.history;

import dev.paranoid.application.port.history.DeletionHistory;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.DeletionState;
import dev.paranoid.domain.history.HistoryEntry;
import dev.paranoid.domain.history.HistoryEntry.By;
import dev.paranoid.domain.history.HistoryEntry.What;
import dev.paranoid.mybatis.history.HistoryMapper.EndedRow;
import dev.paranoid.mybatis.history.HistoryMapper.EndsRow;
import dev.paranoid.mybatis.message.InboxMapper;
import dev.paranoid.mybatis.statement.BoundValues;
import dev.paranoid.mybatis.statement.DeletionIds;
import dev.paranoid.mybatis.statement.Keys;
import dev.paranoid.mybatis.statement.Utc;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The ends of a deletion are in {@code paranoid_deletion}, all else in {@code paranoid_history}. */
public final class MyBatisDeletionHistory implements DeletionHistory {

    /** A statement can have 65,535 values, and an entry has nine. */
    private static final int AT_ONCE = 1000;

    /** Closed before it was noted by whom. */
    private static final String UNKNOWN = "unknown";

    private final HistoryMapper mapper;
    private final Supplier<Optional<InboxMapper>> requests;

    /**
     * The history.
     *
     * @param requests who asked for a deletion, where requests that may come twice are used
     */
    public MyBatisDeletionHistory(HistoryMapper mapper, Supplier<Optional<InboxMapper>> requests) {
        this.mapper = mapper;
        this.requests = requests;
    }

    @Override
    public void add(Collection<HistoryEntry> entries) {
        Keys.inParts(entries, AT_ONCE, part -> mapper.add(BoundValues.of(part, HistoryRow::values)));
    }

    @Override
    public List<HistoryEntry> of(DeletionId deletion, int limit) {
        List<HistoryEntry> entries = new ArrayList<>();
        for (EndsRow ends : mapper.ends(deletion.value())) {
            entries.add(opened(deletion, ends));
            List<HistoryRow> latest = new ArrayList<>(mapper.latest(deletion.value(), limit));
            Collections.reverse(latest);
            latest.forEach(row -> entries.add(row.entry()));
            Optional.ofNullable(ends.closedAt()).ifPresent(at -> entries.add(closed(deletion, ends, Utc.instant(at))));
        }
        return entries;
    }

    @Override
    public int refusals(DeletionId deletion, int limit) {
        return mapper.refusals(deletion.value(), limit);
    }

    private static HistoryEntry opened(DeletionId deletion, EndsRow row) {
        By by = new By(row.actor(), Optional.of(row.source()), Optional.ofNullable(row.reason()));
        return HistoryEntry.of(deletion, What.DELETED, Utc.instant(row.deletedAt()), by);
    }

    private static HistoryEntry closed(DeletionId deletion, EndsRow row, Instant at) {
        What what = switch (DeletionState.valueOf(row.state())) {
            case LIFTED -> What.RESTORED;
            case PURGED -> What.PURGED;
            case REFUSED, ACTIVE, IN_PROGRESS -> What.REFUSED;
        };
        By by = new By(
                Optional.ofNullable(row.closedBy()).orElse(UNKNOWN),
                Optional.empty(),
                Optional.ofNullable(row.closeReason()));
        HistoryEntry entry = HistoryEntry.of(deletion, what, at, by);
        return Optional.ofNullable(row.closedWith())
                .map(cause -> entry.causedBy(new DeletionId(cause)))
                .orElse(entry);
    }

    @Override
    public Ended closedBefore(Instant time, Optional<DeletionId> after, int looks) {
        List<EndedRow> rows =
                mapper.closedBefore(Utc.of(time), after.map(DeletionId::value).orElse(0L), looks);
        Map<DeletionId, EntityRef> ended = new HashMap<>();
        rows.stream()
                .filter(row -> Boolean.TRUE.equals(row.ended()))
                .forEach(row -> ended.put(new DeletionId(row.id()), new EntityRef(row.rootType(), row.rootKey())));
        return new Ended(
                ended,
                rows.size() < looks
                        ? Optional.empty()
                        : Optional.of(new DeletionId(rows.get(rows.size() - 1).id())));
    }

    @Override
    public void forget(Set<DeletionId> deletions) {
        if (!deletions.isEmpty()) {
            Keys.inParts(deletions.stream().map(DeletionId::value).sorted().toList(), part -> {
                Keys ids = Keys.of(part);
                mapper.forget(ids);
                mapper.forgetHistory(ids);
                mapper.forgetBlocked(ids);
            });
            requests.get().ifPresent(inbox -> inbox.forgetAsks(DeletionIds.of(deletions)));
        }
    }
}
