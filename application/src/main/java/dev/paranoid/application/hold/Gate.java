package dev.paranoid.application.hold;

import dev.paranoid.application.port.hold.HeldTypes;
import dev.paranoid.application.port.hold.HoldLedger;
import dev.paranoid.application.port.row.EntityStore;
import dev.paranoid.application.port.row.Lock;
import dev.paranoid.application.port.row.StoredEntity;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.RowKey;
import dev.paranoid.domain.hold.Hold;
import dev.paranoid.domain.hold.HoldKind;
import dev.paranoid.domain.relation.EntityGraph;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The one gate: every removal asks it, by whatever way it was asked for, and so does every delete and restore about what is
 * frozen. It is asked when the rows concerned are locked, in the transaction that changes them: a hold that was committed before
 * is seen, and one that comes after waits until this transaction has ended.
 */
public final class Gate {

    private final EntityStore store;
    private final HoldLedger holds;
    private final EntityGraph graph;
    private final InstantSource clock;

    /**
     * The gate before these rows.
     *
     * @param store where what the rows hang on is read
     * @param holds what must stay
     * @param graph what belongs to what
     * @param clock the time of the running transaction: which holds are in force
     */
    public Gate(EntityStore store, HoldLedger holds, EntityGraph graph, InstantSource clock) {
        this.store = store;
        this.holds = holds;
        this.graph = graph;
        this.clock = clock;
    }

    /** {@return what there is to ask about; nobody places a hold until this transaction has ended} */
    public Guarded guard() {
        return new Guarded(holds.guard());
    }

    /**
     * {@return which holds cover these rows now, for those that are covered} Decides nothing: one may be placed the next
     * moment. Locks nothing.
     *
     * @param what the kind of the holds; one that forbids more counts too
     * @param rows asked for only where there are such holds at all
     */
    public Map<EntityRef, Set<Hold>> look(HoldKind what, Supplier<Collection<StoredEntity>> rows) {
        HeldTypes held = holds.look();
        return held.any(what) ? covering(held, what, rows.get(), Lock.NONE) : Map.of();
    }

    private Map<EntityRef, Set<Hold>> covering(
            HeldTypes held, HoldKind what, Collection<StoredEntity> rows, Lock lock) {
        return new Coverage(store, holds, graph, held, what, clock.instant()).of(rows, lock);
    }

    /** {@return when a hold begins to be in force, if one waits for its time} */
    public Optional<Instant> nextFrom() {
        return holds.nextFrom(clock.instant());
    }

    /**
     * {@return a row without id as the gate wants it: it is held by its type, or by what it hangs on}
     *
     * @param type whose rows have no id
     * @param number tells it from the other rows of the type that the gate is asked about at once
     * @param parents the keys of all its parents, by name of the relation
     */
    public static StoredEntity link(EntityType type, int number, Map<String, RowKey> parents) {
        return new StoredEntity(new EntityRef(type.name(), "#" + number), Optional.empty(), parents);
    }

    /** What one transaction may ask. */
    public final class Guarded {

        private final HeldTypes held;

        private Guarded(HeldTypes held) {
            this.held = held;
        }

        /** {@return on which types there are holds} */
        public HeldTypes held() {
            return held;
        }

        /**
         * {@return whether a hold may keep rows of that type from being removed: there are some on it, or on a type above it}
         *
         * @param type any
         */
        public boolean mayHold(EntityType type) {
            return new Coverage(store, holds, graph, held, HoldKind.PRESERVATION, clock.instant()).reaches(type);
        }

        /**
         * {@return what the gate says about a removal of these rows, which are locked}
         *
         * @param rows which are to go, as they were read under the lock
         * @param links rows without id that go with them, by {@link Gate#link}
         */
        public Verdict removal(Collection<StoredEntity> rows, Collection<StoredEntity> links) {
            if (!held.any(HoldKind.PRESERVATION)) {
                return new Verdict(refs(rows), Map.of());
            }
            List<StoredEntity> all = new ArrayList<>(rows);
            all.addAll(links);
            return new Verdict(refs(rows), covering(held, HoldKind.PRESERVATION, all, Lock.SHARE));
        }

        /**
         * {@return the same of rows that are loaded only where there are holds at all}
         *
         * @param type of all these rows
         * @param keys of rows that are locked; those that do not exist are held by nothing
         * @param links rows without id that go with them; there may be none where there are no holds
         */
        public Verdict removal(EntityType type, Collection<RowKey> keys, Collection<StoredEntity> links) {
            if (held.any(HoldKind.PRESERVATION)) {
                return removal(store.load(type, keys, Lock.SHARE).values(), links)
                        .about(type, keys);
            }
            return new Verdict(Set.of(), Map.of()).about(type, keys);
        }

        private static Set<EntityRef> refs(Collection<StoredEntity> rows) {
            return rows.stream().map(StoredEntity::ref).collect(Collectors.toSet());
        }

        /**
         * {@return the holds that freeze these rows, for those that are frozen; rows are asked for only where there are any}
         *
         * @param rows which are locked; asked for once at most
         */
        public Map<EntityRef, Set<Hold>> frozen(Supplier<Collection<StoredEntity>> rows) {
            return held.any(HoldKind.FREEZE) ? covering(held, HoldKind.FREEZE, rows.get(), Lock.SHARE) : Map.of();
        }
    }

    /** What the gate says about a removal. */
    public static final class Verdict {

        private final Set<EntityRef> rows;
        private final Map<EntityRef, Set<Hold>> held;

        private Verdict(Set<EntityRef> rows, Map<EntityRef, Set<Hold>> held) {
            this.rows = rows;
            this.held = held;
        }

        private Verdict about(EntityType type, Collection<RowKey> keys) {
            return new Verdict(keys.stream().map(key -> key.in(type)).collect(Collectors.toSet()), held);
        }

        /** {@return the holds that cover each of the rows that are covered} */
        public Map<EntityRef, Set<Hold>> held() {
            return held;
        }

        /**
         * {@return what removes them}
         *
         * @throws IllegalStateException if any of them is held
         */
        public Permit permit() {
            if (!held.isEmpty()) {
                throw new IllegalStateException("Held: " + held.keySet());
            }
            return new Permit(rows);
        }
    }
}
