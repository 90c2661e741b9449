package dev.paranoid.testkit.equivalence;

import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.relation.Relation;
import dev.paranoid.testkit.NewRow;
import dev.paranoid.testkit.Snapshot;
import dev.paranoid.testkit.equivalence.Step.Change;
import dev.paranoid.testkit.equivalence.Step.Insert;
import dev.paranoid.testkit.equivalence.random.SeededRandom;
import dev.paranoid.testkit.schema.TestSchema;
import dev.paranoid.testkit.schema.TestTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Changes from outside after which the law still says what is live, whichever deletion holds what. Along a relation that
 * deletions reach along, a live row moves between live parents, and a hidden row moves only if it is a root and nothing is
 * below it; along any other, every row moves anywhere.
 */
final class OutsideChanges {

    private static final int FIRST_NEW_ID = 100;

    private final SeededRandom dice;
    private final TestSchema schema;
    private int inserted;

    OutsideChanges(SeededRandom dice, TestSchema schema) {
        this.dice = dice;
        this.schema = schema;
    }

    /** A foreign key that points elsewhere, if one can. */
    Optional<Step> move(Snapshot now) {
        List<Step> moves = new ArrayList<>();
        for (Relation relation : schema.graph().relations()) {
            dice.some(rows(now, relation.child()), 2)
                    .forEach(row -> move(now, relation, row).ifPresent(moves::add));
        }
        return moves.isEmpty() ? Optional.empty() : Optional.of(dice.oneOf(moves));
    }

    private Optional<Step> move(Snapshot now, Relation relation, EntityRef row) {
        boolean bound = relation.reaches();
        if (bound && now.hidden(row) && !(root(now, row) && leaf(now, row))) {
            return Optional.empty();
        }
        List<@Nullable String> targets = new ArrayList<>(parents(now, relation, bound && now.live(row)));
        if (relation.nullable()) {
            targets.add(null);
        }
        return targets.isEmpty()
                ? Optional.empty()
                : Optional.of(new Change(row, relation.column(), dice.oneOf(targets)));
    }

    private static boolean root(Snapshot now, EntityRef row) {
        return now.deletions().values().stream()
                .filter(deletion -> deletion.state().holds())
                .map(Deletion::root)
                .anyMatch(row::equals);
    }

    private boolean leaf(Snapshot now, EntityRef row) {
        return schema.graph().below(schema.graph().type(row.type())).stream()
                .filter(Relation::reaches)
                .noneMatch(relation -> rows(now, relation.child()).stream()
                        .anyMatch(child -> row.id().equals(now.value(child, relation.column()))));
    }

    private static List<String> parents(Snapshot now, Relation relation, boolean liveOnly) {
        return rows(now, relation.parent()).stream()
                .filter(parent -> !liveOnly || now.live(parent))
                .map(EntityRef::id)
                .toList();
    }

    /** A live row, an old or a new one, with the unique value of a hidden row, if one can have it. */
    Optional<Step> take(Snapshot now) {
        List<EntityRef> free = now.rows().keySet().stream()
                .filter(row -> now.hidden(row) && free(now, row))
                .toList();
        if (free.isEmpty()) {
            return Optional.empty();
        }
        EntityRef hidden = dice.oneOf(free);
        EntityType type = schema.graph().type(hidden.type());
        String column = schema.table(type).unique().orElseThrow();
        Object value = now.value(hidden, column);
        List<EntityRef> live = rows(now, type).stream().filter(now::live).toList();
        return live.isEmpty() || dice.chance(50)
                ? row(now, type).map(row -> new Insert(row.with(column, value)))
                : Optional.of(new Change(dice.oneOf(live), column, value));
    }

    /** A new live row under live parents, if there can be one. */
    Optional<Step> grow(Snapshot now) {
        EntityType type = dice.oneOf(
                schema.graph().types().stream().filter(EntityType::identified).toList());
        return row(now, type).map(Insert::new);
    }

    private boolean free(Snapshot now, EntityRef hidden) {
        return schema.table(hidden.type())
                .unique()
                .map(column -> now.value(hidden, column))
                .filter(value -> holders(now, hidden, value).findAny().isEmpty())
                .isPresent();
    }

    private Stream<EntityRef> holders(Snapshot now, EntityRef hidden, Object value) {
        TestTable table = schema.table(hidden.type());
        return rows(now, table.type()).stream()
                .filter(now::live)
                .filter(row ->
                        Objects.equals(value, now.value(row, table.unique().orElseThrow())));
    }

    private Optional<NewRow> row(Snapshot now, EntityType type) {
        inserted++;
        NewRow row =
                NewRow.of(new EntityRef(type.name(), schema.table(type).idForm().id(FIRST_NEW_ID + inserted)));
        for (Relation relation : schema.graph().above(type)) {
            List<String> parents = parents(now, relation, relation.reaches());
            if (!parents.isEmpty()) {
                row = row.with(relation.column(), dice.oneOf(parents));
            } else if (!relation.nullable()) {
                return Optional.empty();
            }
        }
        return Optional.of(row);
    }

    private static List<EntityRef> rows(Snapshot now, EntityType type) {
        return now.rows().keySet().stream()
                .filter(row -> row.type().equals(type.name()))
                .toList();
    }
}
