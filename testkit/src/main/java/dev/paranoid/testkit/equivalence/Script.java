package dev.paranoid.testkit.equivalence;

import static java.util.Map.entry;

import dev.paranoid.application.HoldRequest.On;
import dev.paranoid.application.Parents;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.hold.HoldKind;
import dev.paranoid.testkit.Snapshot;
import dev.paranoid.testkit.equivalence.Step.Delete;
import dev.paranoid.testkit.equivalence.Step.LookAhead;
import dev.paranoid.testkit.equivalence.Step.Purge;
import dev.paranoid.testkit.equivalence.Step.Restore;
import dev.paranoid.testkit.equivalence.Step.RestoreDeletion;
import dev.paranoid.testkit.equivalence.random.SeededRandom;
import dev.paranoid.testkit.schema.TestSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map.Entry;
import java.util.Optional;

/** Thinks up one step after the other, from what is there now; mostly such that something comes of it. */
final class Script {

    private static final int BATCH = 6;

    private final SeededRandom dice;
    private final TestSchema schema;
    private final boolean batches;
    private final Holds holds;
    private final OutsideChanges outside;
    private final List<Entry<Kind, Integer>> weights;

    /** What other programs do to the same rows. */
    enum Others {
        /** Nothing. */
        REST(0),
        /** Give live rows, old and new ones, the unique values of hidden ones. */
        TAKE(8),
        /** That, and they insert and move rows. */
        CHANGE(3);

        private final int taking;

        Others(int taking) {
            this.taking = taking;
        }
    }

    private enum Kind {
        HIDE,
        HIDE_MANY,
        REMOVE,
        REMOVE_MANY,
        RESTORE,
        RESTORE_MANY,
        RESTORE_DELETION,
        PURGE,
        LOOK,
        MOVE,
        TAKE,
        GROW,
        HOLD,
        RELEASE,
        KEEP,
        EXPIRE
    }

    /** Who is held, and by what: what the law leaves open must make no difference where two engines are compared. */
    enum Holds {
        /** Nobody. */
        NONE(0, 0),
        /** Rows and types, from being removed. */
        ROWS(4, 0),
        /** The same, and what has expired is removed. */
        ROWS_AND_EXPIRY(4, 3),
        /** Also deletions, and what is frozen. */
        ANY(5, 0),
        /** The same, and what has expired is removed. */
        ANY_AND_EXPIRY(5, 3);

        private final int holding;
        private final int expiring;

        Holds(int holding, int expiring) {
            this.holding = holding;
            this.expiring = expiring;
        }

        private boolean any() {
            return this == ANY || this == ANY_AND_EXPIRY;
        }
    }

    /**
     * What may happen.
     *
     * @param removals whether rows are removed for good
     * @param others what others do to rows as well
     * @param batches whether deletes take many rows at once
     * @param holds what is held
     */
    record Repertoire(boolean removals, Others others, boolean batches, Holds holds) {}

    Script(SeededRandom dice, TestSchema schema, Repertoire repertoire) {
        boolean removals = repertoire.removals();
        Others others = repertoire.others();
        this.batches = repertoire.batches();
        this.holds = repertoire.holds();
        this.dice = dice;
        this.schema = schema;
        this.outside = new OutsideChanges(dice, schema);
        this.weights = List.of(
                entry(Kind.HIDE, 26),
                entry(Kind.HIDE_MANY, 8),
                entry(Kind.REMOVE, removals ? 3 : 0),
                entry(Kind.REMOVE_MANY, removals ? 1 : 0),
                entry(Kind.RESTORE, 24),
                entry(Kind.RESTORE_MANY, 8),
                entry(Kind.RESTORE_DELETION, 6),
                entry(Kind.PURGE, removals ? 1 : 0),
                entry(Kind.LOOK, 4),
                entry(Kind.MOVE, others == Others.CHANGE ? 8 : 0),
                entry(Kind.TAKE, others.taking),
                entry(Kind.GROW, others == Others.CHANGE ? 5 : 0),
                entry(Kind.HOLD, holds.holding),
                entry(Kind.RELEASE, holds.holding),
                entry(Kind.KEEP, holds.expiring),
                entry(Kind.EXPIRE, holds.expiring));
    }

    Step next(Snapshot now) {
        return switch (dice.weighted(weights)) {
            case HIDE -> hide(now, 1);
            case HIDE_MANY -> hide(now, batches ? dice.between(2, BATCH) : 1);
            case REMOVE -> new Delete(DeletionMode.HARD, rows(now, identified(), 1));
            case REMOVE_MANY ->
                new Delete(DeletionMode.HARD, rows(now, identified(), batches ? dice.between(2, 3) : 1));
            case RESTORE -> new Restore(parents(), hidden(now, 1));
            case RESTORE_MANY -> new Restore(parents(), hidden(now, dice.between(2, BATCH)));
            case RESTORE_DELETION ->
                place(now)
                        .map(place -> (Step) new RestoreDeletion(parents(), place))
                        .orElseGet(() -> hide(now, 1));
            case PURGE -> place(now).map(place -> (Step) new Purge(place)).orElseGet(() -> hide(now, 1));
            case LOOK ->
                new LookAhead(
                        dice.oneOf(List.of(DeletionMode.values())),
                        rows(now, paranoid(), 1).get(0));
            case MOVE -> outside.move(now).orElseGet(() -> hide(now, 1));
            case GROW -> outside.grow(now).orElseGet(() -> hide(now, 1));
            case HOLD -> hold(now);
            case RELEASE -> new Step.Release(dice.between(0, BATCH));
            case KEEP ->
                place(now)
                        .map(place -> (Step) new Step.Keep(place, dice.chance(30)))
                        .orElseGet(() -> hide(now, 1));
            case EXPIRE -> new Step.Expire(dice.between(1, BATCH));
            case TAKE -> outside.take(now).orElseGet(() -> hide(now, 1));
        };
    }

    private Step hide(Snapshot now, int most) {
        return new Delete(DeletionMode.SOFT, rows(now, paranoid(), most));
    }

    private Step hold(Snapshot now) {
        if (dice.chance(15)) {
            return new Step.Hold(
                    HoldKind.PRESERVATION, new On.Type(dice.oneOf(identified()).name()));
        }
        if (holds.any() && dice.chance(30) && place(now).isPresent()) {
            return new Step.HoldDeletion(place(now).orElseThrow());
        }
        HoldKind kind = holds.any() ? dice.oneOf(List.of(HoldKind.values())) : HoldKind.PRESERVATION;
        return new Step.Hold(kind, new On.Row(rows(now, identified(), 1).get(0)));
    }

    private Parents parents() {
        return dice.oneOf(List.of(Parents.values()));
    }

    private List<EntityType> paranoid() {
        return schema.graph().types().stream().filter(EntityType::paranoid).toList();
    }

    private List<EntityType> identified() {
        return schema.graph().types().stream().filter(EntityType::identified).toList();
    }

    /** Rows that exist or existed once, seldom one that never did, seldom one of them twice. */
    private List<EntityRef> rows(Snapshot now, List<EntityType> types, int most) {
        List<String> names = types.stream().map(EntityType::name).toList();
        List<EntityRef> known = new ArrayList<>(now.rows().keySet().stream()
                .filter(row -> names.contains(row.type()))
                .toList());
        if (known.isEmpty() || dice.chance(2)) {
            known.add(never(dice.oneOf(types)));
        }
        if (dice.chance(5)) {
            now.deletions().values().stream()
                    .map(Deletion::root)
                    .filter(row -> names.contains(row.type()))
                    .forEach(known::add);
        }
        return dice.some(known, most);
    }

    private EntityRef never(EntityType type) {
        return new EntityRef(type.name(), schema.table(type).idForm().id(99));
    }

    private List<EntityRef> hidden(Snapshot now, int most) {
        List<EntityRef> hidden =
                now.rows().keySet().stream().filter(now::hidden).toList();
        List<EntityRef> roots = now.deletions().values().stream()
                .filter(deletion -> deletion.state().holds())
                .map(Deletion::root)
                .toList();
        List<EntityRef> candidates = dice.chance(60) ? roots : hidden;
        return candidates.isEmpty() || dice.chance(5) ? rows(now, paranoid(), most) : dice.some(candidates, most);
    }

    private Optional<Integer> place(Snapshot now) {
        int all = now.deletions().size();
        return all == 0 ? Optional.empty() : Optional.of(dice.between(Math.max(0, all - 2 * BATCH), all - 1));
    }
}
