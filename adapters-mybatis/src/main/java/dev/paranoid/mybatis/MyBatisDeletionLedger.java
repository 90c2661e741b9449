package dev.paranoid.mybatis;

import dev.paranoid.application.DeletionQuery;
import dev.paranoid.application.Page;
import dev.paranoid.application.port.DeletionLedger;
import dev.paranoid.application.port.Inbox.RequestKey;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.DeletionState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;

/** The ledger in {@code paranoid_deletion} and {@code paranoid_count}. */
final class MyBatisDeletionLedger implements DeletionLedger {

    private final LedgerMapper mapper;
    private final InboxMapper inbox;

    MyBatisDeletionLedger(LedgerMapper mapper, InboxMapper inbox) {
        this.mapper = mapper;
        this.inbox = inbox;
    }

    @Override
    public List<Deletion> open(List<Entry> entries) {
        if (entries.isEmpty()) {
            return List.of();
        }
        List<OpenedRow> rows = entries.stream().map(OpenedRow::new).toList();
        try {
            mapper.open(rows, BoundValues.of(rows, OpenedRow::values));
        } catch (DuplicateKeyException twice) {
            throw new IllegalStateException("A root has an active deletion already", twice);
        }
        return rows.stream().map(OpenedRow::deletion).toList();
    }

    @Override
    public void recordTook(Map<DeletionId, Map<String, Long>> took) {
        List<CountRow> rows = new ArrayList<>();
        took.forEach((id, counts) -> counts.forEach((type, count) -> rows.add(new CountRow(id.value(), type, count))));
        if (!rows.isEmpty()) {
            mapper.recordTook(BoundValues.of(rows, CountRow::values));
        }
    }

    @Override
    public Map<EntityRef, Deletion> activeOf(Collection<EntityRef> roots) {
        return roots.isEmpty() ? Map.of() : byRoot(mapper.activeOf(RootKeys.of(roots)));
    }

    @Override
    public Map<EntityRef, Deletion> purgedOf(Collection<EntityRef> roots) {
        return roots.isEmpty() ? Map.of() : byRoot(mapper.purgedOf(RootKeys.of(roots)));
    }

    private static Map<EntityRef, Deletion> byRoot(List<LedgerRow> rows) {
        Map<EntityRef, Deletion> byRoot = new HashMap<>();
        LedgerRow.deletions(rows).forEach(deletion -> byRoot.put(deletion.root(), deletion));
        return byRoot;
    }

    @Override
    public Map<DeletionId, Deletion> find(Collection<DeletionId> ids) {
        Map<DeletionId, Deletion> found = new HashMap<>();
        if (!ids.isEmpty()) {
            LedgerRow.deletions(Outage.guard(() -> mapper.find(DeletionIds.of(ids))))
                    .forEach(deletion -> found.put(deletion.id(), deletion));
        }
        return found;
    }

    @Override
    public Set<DeletionId> lockActive(Collection<DeletionId> ids) {
        return ids.isEmpty()
                ? Set.of()
                : mapper.lockActive(DeletionIds.of(ids)).stream()
                        .map(DeletionId::new)
                        .collect(Collectors.toSet());
    }

    @Override
    public void close(Collection<DeletionId> ids, DeletionState state, Instant at) {
        if (!ids.isEmpty()) {
            mapper.close(DeletionIds.of(ids), state.name(), Utc.of(at));
        }
    }

    @Override
    public void ask(Collection<Ask> asks) {
        if (!asks.isEmpty()) {
            List<Ask> inOrder =
                    asks.stream().sorted(Comparator.comparing(Ask::deletion)).toList();
            inbox.ask(BoundValues.of(inOrder, ask -> AskRow.of(ask).values()));
        }
    }

    @Override
    public Map<RequestKey, Set<DeletionId>> askedBy(Collection<RequestKey> requests) {
        Map<RequestKey, Set<DeletionId>> asked = new HashMap<>();
        if (!requests.isEmpty()) {
            inbox.askedBy(keys(requests))
                    .forEach(row -> asked.computeIfAbsent(row.key(), same -> new HashSet<>())
                            .add(new DeletionId(row.deletion())));
        }
        return asked;
    }

    @Override
    public Set<DeletionId> asked(Collection<DeletionId> ids) {
        return ids.isEmpty()
                ? Set.of()
                : inbox.asked(DeletionIds.of(ids)).stream().map(DeletionId::new).collect(Collectors.toSet());
    }

    @Override
    public void withdraw(Collection<RequestKey> requests) {
        if (!requests.isEmpty()) {
            inbox.withdraw(keys(requests));
        }
    }

    private static BoundValues keys(Collection<RequestKey> requests) {
        return BoundValues.of(requests.stream().sorted().map(InboxRow::empty).toList(), InboxRow::key);
    }

    @Override
    public Page<Deletion> list(DeletionQuery query, Set<String> without) {
        List<Deletion> found = LedgerRow.deletions(Outage.guard(() -> mapper.list(new LedgerFilter(query, without))));
        List<Deletion> items = found.subList(0, Math.min(found.size(), query.limit()));
        boolean more = found.size() > items.size();
        return new Page<>(
                items, more ? Optional.of(items.get(items.size() - 1).id().toString()) : Optional.empty());
    }
}
