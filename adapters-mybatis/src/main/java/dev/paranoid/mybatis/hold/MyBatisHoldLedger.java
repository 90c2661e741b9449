package dev.paranoid.mybatis.hold;

import dev.paranoid.application.HoldQuery;
import dev.paranoid.application.Page;
import dev.paranoid.application.port.hold.HeldTypes;
import dev.paranoid.application.port.hold.HoldLedger;
import dev.paranoid.application.port.row.Lock;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.RowKey;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.hold.Hold;
import dev.paranoid.domain.hold.Hold.Release;
import dev.paranoid.domain.hold.HoldId;
import dev.paranoid.mybatis.schema.UuidBytes;
import dev.paranoid.mybatis.statement.BoundValues;
import dev.paranoid.mybatis.statement.Keys;
import dev.paranoid.mybatis.statement.Utc;
import dev.paranoid.mybatis.transaction.Outage;
import dev.paranoid.mybatis.transaction.OwnOrOutside;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Holds in {@code paranoid_hold}, and the lock in {@code paranoid_hold_gate}. */
public final class MyBatisHoldLedger implements HoldLedger {

    /** A statement can have 65,535 values, and an entry has eleven. */
    private static final int AT_ONCE = 1000;

    private final HoldMapper mapper;
    private final OwnOrOutside<HoldMapper> reads;

    public MyBatisHoldLedger(OwnOrOutside<HoldMapper> reads) {
        this.mapper = reads.own();
        this.reads = reads;
    }

    private GateRow gate(Lock lock) {
        return mapper.gate(lock).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "The row of paranoid_hold_gate is gone, so Paranoid cannot check holds. Restore it from a "
                                + "backup, or if no hold is open: INSERT INTO paranoid_hold_gate (id, placed, open_holds) VALUES "
                                + "(1, 0, '{}')"));
    }

    @Override
    public HeldTypes guard() {
        return gate(Lock.SHARE).heldTypes();
    }

    @Override
    public HeldTypes look() {
        return gate(Lock.NONE).heldTypes();
    }

    @Override
    public void guardExclusively() {
        gate(Lock.EXCLUSIVE);
    }

    @Override
    public List<Hold> place(List<Entry> entries) {
        List<PlacedRow> placed = entries.stream().map(PlacedRow::new).toList();
        Keys.inParts(placed, AT_ONCE, part -> mapper.place(part, BoundValues.of(part, PlacedRow::values)));
        List<Hold> holds = placed.stream().map(PlacedRow::hold).toList();
        if (!holds.isEmpty()) {
            GateRow gate = gate(Lock.EXCLUSIVE);
            mapper.writeGate(gate.placed() + holds.size(), gate.with(holds, 1));
        }
        return holds;
    }

    @Override
    public Map<HoldId, Hold> find(Collection<HoldId> ids) {
        return Outage.guard(() -> read(reads.now(), ids));
    }

    private static Map<HoldId, Hold> read(HoldMapper mapper, Collection<HoldId> ids) {
        Map<HoldId, Hold> found = new HashMap<>();
        Keys.inParts(
                ids.stream().map(HoldId::value).distinct().sorted().toList(),
                part -> HoldRow.holds(mapper.find(Keys.of(part))).forEach(hold -> found.put(hold.id(), hold)));
        return found;
    }

    @Override
    public void release(Collection<Hold> holds, Release how) {
        Keys.inParts(
                holds.stream().map(hold -> hold.id().value()).sorted().toList(),
                part -> mapper.release(
                        Utc.of(how.at()), how.actor(), how.reason().orElse(null), Keys.of(part)));
        if (!holds.isEmpty()) {
            GateRow gate = gate(Lock.EXCLUSIVE);
            mapper.writeGate(gate.placed(), gate.with(holds, -1));
        }
    }

    @Override
    public List<Hold> onRows(EntityType type, Collection<RowKey> keys, Lock lock) {
        List<Hold> found = new ArrayList<>();
        Keys.inParts(
                keys.stream().distinct().sorted().toList(),
                part -> found.addAll(HoldRow.holds(mapper.onRows(
                        type.name(),
                        lock,
                        Keys.of(part.stream()
                                .map(key -> UuidBytes.key(key.text()))
                                .toList())))));
        return found;
    }

    @Override
    public List<Hold> onDeletions(Collection<DeletionId> deletions, Lock lock) {
        List<Hold> found = new ArrayList<>();
        Keys.inParts(
                deletions.stream().map(DeletionId::value).distinct().sorted().toList(),
                part -> found.addAll(HoldRow.holds(mapper.onDeletions(lock, Keys.of(part)))));
        return found;
    }

    @Override
    public List<Hold> onTypes(Collection<String> types, Lock lock) {
        List<Hold> found = new ArrayList<>();
        Keys.inParts(
                types.stream().distinct().sorted().toList(),
                part -> found.addAll(HoldRow.holds(mapper.onTypes(lock, Keys.of(part)))));
        return found;
    }

    @Override
    public Optional<Instant> nextFrom(Instant after) {
        return Optional.ofNullable(mapper.nextFrom(Utc.of(after))).map(Utc::instant);
    }

    @Override
    public Page<Hold> list(HoldQuery query, Set<String> without) {
        List<Hold> found = HoldRow.holds(Outage.guard(() -> reads.now().list(new HoldFilter(query, without))));
        List<Hold> items = found.subList(0, Math.min(found.size(), query.limit()));
        boolean more = found.size() > items.size();
        return new Page<>(
                items, more ? Optional.of(items.get(items.size() - 1).id().toString()) : Optional.empty());
    }
}
