package dev.paranoid.mybatis.ledger;

import dev.paranoid.application.DeletionQuery;
import dev.paranoid.application.Page;
import dev.paranoid.application.caller.Asker;
import dev.paranoid.application.port.DeletionLedger;
import dev.paranoid.application.port.message.Inbox.RequestKey;
import dev.paranoid.application.port.row.Lock;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.DeletionState;
import dev.paranoid.mybatis.ledger.LedgerMapper.End;
import dev.paranoid.mybatis.message.AskRow;
import dev.paranoid.mybatis.message.InboxMapper;
import dev.paranoid.mybatis.message.InboxRow;
import dev.paranoid.mybatis.statement.BoundValues;
import dev.paranoid.mybatis.statement.DeletionIds;
import dev.paranoid.mybatis.statement.Keys;
import dev.paranoid.mybatis.statement.Utc;
import dev.paranoid.mybatis.transaction.Outage;
import dev.paranoid.mybatis.transaction.OwnOrOutside;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import tools.jackson.databind.json.JsonMapper;

/** The ledger in {@code paranoid_deletion}. */
public final class MyBatisDeletionLedger implements DeletionLedger {

    /** A statement can have 65,535 values, and an entry has eleven. */
    private static final int AT_ONCE = 1000;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final LedgerMapper mapper;
    private final OwnOrOutside<LedgerMapper> reads;
    private final Supplier<Optional<InboxMapper>> requests;

    /**
     * The ledger.
     *
     * @param requests who asked for a deletion, where any node uses requests that may come twice; else everybody did outright, and
     *     nothing is noted
     */
    public MyBatisDeletionLedger(OwnOrOutside<LedgerMapper> reads, Supplier<Optional<InboxMapper>> requests) {
        this.mapper = reads.own();
        this.reads = reads;
        this.requests = requests;
    }

    @Override
    public List<Deletion> open(List<Entry> entries) {
        List<OpenedRow> opened = entries.stream().map(OpenedRow::new).toList();
        try {
            Keys.inParts(opened, AT_ONCE, part -> mapper.open(part, BoundValues.of(part, OpenedRow::values)));
        } catch (DuplicateKeyException twice) {
            throw new AlreadyActive(twice);
        }
        return opened.stream().map(OpenedRow::deletion).toList();
    }

    @Override
    public void recordTook(Map<DeletionId, Map<String, Long>> took) {
        Keys.inParts(
                took.entrySet(),
                part -> mapper.recordTook(JSON.writeValueAsString(part.stream()
                        .map(each ->
                                Arrays.<@Nullable Object>asList(each.getKey().value(), LedgerRow.took(each.getValue())))
                        .toList())));
    }

    @Override
    public Map<EntityRef, Deletion> activeOf(Collection<EntityRef> roots) {
        return byRoot(roots, mapper::activeOf);
    }

    @Override
    public Map<EntityRef, Deletion> purgedOf(Collection<EntityRef> roots) {
        return byRoot(roots, mapper::purgedOf);
    }

    private static Map<EntityRef, Deletion> byRoot(
            Collection<EntityRef> roots, Function<RootKeys, List<LedgerRow>> statement) {
        Map<EntityRef, Deletion> byRoot = new HashMap<>();
        Keys.inParts(
                roots,
                part -> LedgerRow.deletions(statement.apply(RootKeys.of(part)))
                        .forEach(deletion -> byRoot.put(deletion.root(), deletion)));
        return byRoot;
    }

    @Override
    public Map<DeletionId, Deletion> find(Collection<DeletionId> ids) {
        return Outage.guard(() -> read(reads.now(), ids, Lock.NONE));
    }

    @Override
    public Set<DeletionId> openedFor(Asker asker, Collection<DeletionId> ids) {
        return Outage.guard(() -> {
            Set<DeletionId> opened = new HashSet<>();
            Keys.inParts(
                    sorted(ids),
                    part -> reads.now()
                            .openedFor(asker.key(), Keys.of(part))
                            .forEach(id -> opened.add(new DeletionId(id))));
            return opened;
        });
    }

    @Override
    public Map<DeletionId, Deletion> lock(Collection<DeletionId> ids, Lock lock) {
        return read(mapper, ids, lock);
    }

    private static Map<DeletionId, Deletion> read(LedgerMapper mapper, Collection<DeletionId> ids, Lock lock) {
        Map<DeletionId, Deletion> found = new HashMap<>();
        Keys.inParts(
                sorted(ids),
                part -> LedgerRow.deletions(mapper.find(lock, Keys.of(part)))
                        .forEach(deletion -> found.put(deletion.id(), deletion)));
        return found;
    }

    private static List<Long> sorted(Collection<DeletionId> ids) {
        return ids.stream().map(DeletionId::value).distinct().sorted().toList();
    }

    @Override
    public void close(Collection<Closing> closings, DeletionState state, Instant at) {
        List<Closing> inOrder = closings.stream()
                .sorted(Comparator.comparing(Closing::deletion))
                .toList();
        boolean refused = state == DeletionState.REFUSED;
        Set<End> ends = inOrder.stream().map(MyBatisDeletionLedger::end).collect(Collectors.toSet());
        if (ends.size() == 1) {
            End end = ends.iterator().next();
            Keys.inParts(
                    inOrder.stream().map(closing -> closing.deletion().value()).toList(),
                    part -> mapper.close(state.name(), Utc.of(at), refused, end, Keys.of(part)));
        } else {
            Keys.inParts(inOrder, part -> mapper.closeEach(state.name(), Utc.of(at), refused, text(part)));
        }
    }

    private static End end(Closing closing) {
        return new End(
                closing.actor(),
                closing.reason().orElse(null),
                closing.cause().map(DeletionId::value).orElse(null));
    }

    private static String text(List<Closing> closings) {
        return JSON.writeValueAsString(closings.stream()
                .map(closing -> Arrays.<@Nullable Object>asList(
                        closing.deletion().value(),
                        closing.actor(),
                        closing.reason().orElse(null),
                        closing.cause().map(DeletionId::value).orElse(null)))
                .toList());
    }

    @Override
    public void keepUntil(DeletionId id, Instant purgeAt) {
        mapper.keepUntil(id.value(), Utc.of(purgeAt));
    }

    @Override
    public void schedule(Map<DeletionId, Instant> times) {
        Keys.inParts(
                times.entrySet(),
                part -> mapper.schedule(JSON.writeValueAsString(part.stream()
                        .map(each -> List.of(each.getKey().value(), TIME.format(Utc.of(each.getValue()))))
                        .toList())));
    }

    @Override
    public void reopen(Collection<DeletionId> ids) {
        Keys.inParts(sorted(ids), part -> mapper.reopen(Keys.of(part)));
    }

    @Override
    public void ask(Collection<Ask> asks) {
        if (!asks.isEmpty()) {
            List<Ask> inOrder =
                    asks.stream().sorted(Comparator.comparing(Ask::deletion)).toList();
            requests.get()
                    .ifPresent(inbox -> inbox.ask(
                            BoundValues.of(inOrder, ask -> AskRow.of(ask).values())));
        }
    }

    @Override
    public Map<RequestKey, Set<DeletionId>> askedBy(Collection<RequestKey> keys) {
        Map<RequestKey, Set<DeletionId>> asked = new HashMap<>();
        if (!keys.isEmpty()) {
            requests.get()
                    .ifPresent(inbox -> inbox.askedBy(keys(keys))
                            .forEach(row -> asked.computeIfAbsent(row.key(), same -> new HashSet<>())
                                    .add(new DeletionId(row.deletion()))));
        }
        return asked;
    }

    @Override
    public Set<DeletionId> asked(Collection<DeletionId> ids) {
        if (ids.isEmpty()) {
            return Set.of();
        }
        return requests.get().map(inbox -> inbox.asked(DeletionIds.of(ids))).stream()
                .flatMap(List::stream)
                .map(DeletionId::new)
                .collect(Collectors.toSet());
    }

    @Override
    public void withdraw(Collection<RequestKey> keys) {
        if (!keys.isEmpty()) {
            requests.get().ifPresent(inbox -> inbox.withdraw(keys(keys)));
        }
    }

    private static BoundValues keys(Collection<RequestKey> keys) {
        return BoundValues.of(keys.stream().sorted().map(InboxRow::empty).toList(), InboxRow::key);
    }

    private static List<LedgerRow> found(LedgerMapper mapper, DeletionQuery query, Set<String> without) {
        boolean timed = query.since().isPresent() || query.until().isPresent();
        LedgerMapper.Ids ids = timed
                ? mapper.ids(
                        query.since().map(Utc::of).orElse(null),
                        query.until().map(Utc::of).orElse(null))
                : LedgerMapper.Ids.ALL;
        return mapper.list(new LedgerFilter(query, without, ids));
    }

    @Override
    public Page<Deletion> list(DeletionQuery query, Set<String> without) {
        List<Deletion> found = LedgerRow.deletions(Outage.guard(() -> found(reads.now(), query, without)));
        List<Deletion> items = found.subList(0, Math.min(found.size(), query.limit()));
        boolean more = found.size() > items.size();
        return new Page<>(
                items, more ? Optional.of(items.get(items.size() - 1).id().toString()) : Optional.empty());
    }
}
