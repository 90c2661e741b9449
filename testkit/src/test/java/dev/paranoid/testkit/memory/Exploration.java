package dev.paranoid.testkit.memory;

import dev.paranoid.application.DeleteRequest;
import dev.paranoid.application.Parents;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Answer.Refused;
import dev.paranoid.domain.deletion.Deleted;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.deletion.Restoration;
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.domain.relation.OnDelete;
import dev.paranoid.domain.relation.Relation;
import dev.paranoid.testkit.Law;
import dev.paranoid.testkit.NewRow;
import dev.paranoid.testkit.memory.state.Memory;
import dev.paranoid.testkit.memory.state.MemoryRow;
import dev.paranoid.testkit.schema.TestSchema;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Goes from state to state until there is no new one, and compares each, and each answer, with what the law says. */
final class Exploration {

    private static final Caller CALLER = Caller.anonymous("test");
    private static final EntityType TYPE = EntityType.paranoid("rows");

    private final boolean everything;
    private final InMemoryEngine engine;
    private final Memory nothing;
    private long states;
    private long steps;

    /** What is there, and what the law says about it: which rows are roots of active deletions, and which are not gone. */
    private record State(Memory memory, SmallWorld world, int roots, int existing) {

        State becoming(SmallWorld next, int nextRoots, int nextExisting) {
            return new State(memory, next, nextRoots, nextExisting);
        }

        State becoming(int nextRoots) {
            return becoming(world, nextRoots, existing);
        }

        int hidden() {
            return world.hidden(roots);
        }
    }

    /** @param everything whether to remove, and to restore with all that is in the way, as well */
    Exploration(OnDelete soft, OnDelete hard, boolean everything) {
        this.everything = everything;
        this.engine = InMemoryEngine.of(TestSchema.of(EntityGraph.of(
                List.of(TYPE),
                List.of(
                        Relation.cascading(TYPE, "first", TYPE),
                        Relation.cascading(TYPE, "second", TYPE).on(soft, hard)))));
        this.nothing = engine.memory().copy();
    }

    void explore(SmallWorld world) {
        engine.memory().become(nothing);
        engine.insert(rows(world));
        Set<Object> seen = new HashSet<>();
        Deque<State> open = new ArrayDeque<>();
        arrive(new State(nothing, world, 0, world.all()), seen, open);
        while (!open.isEmpty()) {
            leave(open.remove(), seen, open);
        }
        states += seen.size();
    }

    private static List<NewRow> rows(SmallWorld world) {
        List<NewRow> rows = new ArrayList<>();
        for (int row = 0; row < world.size(); row++) {
            rows.add(NewRow.of(ref(row)).with("first", id(world.first(row))).with("second", id(world.second(row))));
        }
        return rows;
    }

    private void leave(State state, Set<Object> seen, Deque<State> open) {
        for (int row = 0; row < state.world().size(); row++) {
            if (SmallWorld.in(state.existing(), row)) {
                for (Verb verb : everything ? List.of(Verb.values()) : List.of(Verb.HIDE, Verb.LIFT)) {
                    engine.memory().become(state.memory());
                    arrive(verb.carryOut(this, state, row), seen, open);
                }
            }
        }
    }

    private void arrive(State expected, Set<Object> seen, Deque<State> open) {
        steps++;
        SmallWorld world = expected.world();
        List<Object> key = new ArrayList<>();
        for (int row = 0; row < world.size(); row++) {
            MemoryRow found = engine.memory().find(ref(row)).orElse(null);
            require(SmallWorld.in(expected.existing(), row) == (found != null), "existence of", row, expected);
            if (found != null) {
                look(expected, row, found);
                key.add(found.holder().map(engine.memory().ledger()::get).map(Deletion::root));
                key.add(world.second(row));
            } else {
                key.add(row);
            }
        }
        if (seen.add(key)) {
            Law.holds(engine);
            open.add(new State(engine.memory().copy(), world, expected.roots(), expected.existing()));
        }
    }

    private void look(State expected, int row, MemoryRow found) {
        SmallWorld world = expected.world();
        require(SmallWorld.in(expected.hidden(), row) == found.hidden(), "being hidden of", row, expected);
        require(
                Objects.equals(
                        id(world.secondNow(row, expected.roots())),
                        found.columns().get("second")),
                "second parent of",
                row,
                expected);
        require(Objects.equals(id(world.first(row)), found.columns().get("first")), "first parent of", row, expected);
        require(NewRow.LONG_AGO.equals(found.columns().get("updated_at")), "updated_at of", row, expected);
    }

    private State hide(State state, int row) {
        Answer<Deleted> answer = delete(DeletionMode.SOFT, row);
        if (SmallWorld.in(state.roots(), row)) {
            require(answer.orThrow().unchanged(), "a second delete of", row, state);
            return state;
        }
        int taken = state.world().taken(row, state.roots());
        if (state.world().blockers(taken, state.roots()) != 0) {
            return refused(answer, "restricted", row, state);
        }
        took(answer, taken, row, state);
        return state.becoming(state.roots() | 1 << row);
    }

    private State remove(State state, int row) {
        Answer<Deleted> answer = delete(DeletionMode.HARD, row);
        int removed = state.world().removed(row);
        if (state.world().removalBlockers(removed) != 0) {
            return refused(answer, "restricted", row, state);
        }
        took(answer, removed, row, state);
        return state.becoming(state.world().without(removed), state.roots() & ~removed, state.existing() & ~removed);
    }

    private State restore(State state, int row, Parents parents) {
        Answer<Restoration> answer =
                engine.deletions().restore(CALLER, parents, List.of(ref(row))).get(0);
        if (!SmallWorld.in(state.hidden(), row)) {
            return refused(answer, "not-deleted", row, state);
        }
        int own = state.roots() & 1 << row;
        int inTheWay = state.world().reaching(state.roots(), row) & ~own;
        boolean refused = parents == Parents.REFUSE ? inTheWay != 0 : parents == Parents.LIFT && own == 0;
        if (refused) {
            return refused(answer, "parent-deleted", row, state);
        }
        State lifted = state.becoming(state.roots() & ~(parents == Parents.RESTORE ? own | inTheWay : own));
        Restoration told = answer.orThrow();
        int freed = state.hidden() & ~lifted.hidden();
        require(told.restored().getOrDefault("rows", 0L) == Integer.bitCount(freed), "count restored with", row, state);
        require(told.visible() != SmallWorld.in(lifted.hidden(), row), "visibility told of", row, state);
        return lifted;
    }

    private Answer<Deleted> delete(DeletionMode mode, int row) {
        return engine.deletions()
                .delete(CALLER, mode, List.of(DeleteRequest.of(ref(row))))
                .get(0);
    }

    private static void took(Answer<Deleted> answer, int taken, int row, State state) {
        Deletion deletion = answer.orThrow().deletion();
        require(deletion.took().getOrDefault("rows", 0L) == Integer.bitCount(taken), "count taken by", row, state);
    }

    private static State refused(Answer<?> answer, String code, int row, State state) {
        boolean right =
                answer instanceof Refused<?> refused && refused.refusal().code().equals(code);
        require(right, "Answer " + answer + " instead of " + code + " for", row, state);
        return state;
    }

    private static void require(boolean holds, String what, int row, State expected) {
        if (!holds) {
            throw new AssertionError("Wrong: the " + what + " row " + row + " in " + expected.world() + " with roots "
                    + Integer.toBinaryString(expected.roots()));
        }
    }

    private static EntityRef ref(int row) {
        return new EntityRef("rows", Integer.toString(row));
    }

    private static @Nullable String id(int row) {
        return row < 0 ? null : Integer.toString(row);
    }

    @Override
    public String toString() {
        return states + " states, " + steps + " steps";
    }

    /** One way on from a state. */
    private enum Verb {
        HIDE {
            @Override
            State carryOut(Exploration world, State state, int row) {
                return world.hide(state, row);
            }
        },
        LIFT {
            @Override
            State carryOut(Exploration world, State state, int row) {
                return world.restore(state, row, Parents.LIFT);
            }
        },
        RESTORE {
            @Override
            State carryOut(Exploration world, State state, int row) {
                return world.restore(state, row, Parents.REFUSE);
            }
        },
        RESTORE_ALL {
            @Override
            State carryOut(Exploration world, State state, int row) {
                return world.restore(state, row, Parents.RESTORE);
            }
        },
        REMOVE {
            @Override
            State carryOut(Exploration world, State state, int row) {
                return world.remove(state, row);
            }
        };

        abstract State carryOut(Exploration world, State state, int row);
    }
}
