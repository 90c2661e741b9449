package dev.paranoid.testkit.equivalence;

import dev.paranoid.application.Caller;
import dev.paranoid.application.DeleteRequest;
import dev.paranoid.application.Parents;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.testkit.Engine;
import dev.paranoid.testkit.NewRow;
import dev.paranoid.testkit.Snapshot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One thing that is done to both engines. A deletion is named by its place in the ledger, for ids may differ. */
sealed interface Step {

    Caller CALLER = Caller.anonymous("test");

    /** Does it, and gives the answers. */
    List<? extends Answer<?>> carryOut(Engine engine, Snapshot before);

    private static DeletionId nth(Snapshot snapshot, int place) {
        return List.copyOf(snapshot.deletions().keySet()).get(place);
    }

    record Delete(DeletionMode mode, List<EntityRef> rows) implements Step {
        @Override
        public List<? extends Answer<?>> carryOut(Engine engine, Snapshot before) {
            return engine.deletions()
                    .delete(CALLER, mode, rows.stream().map(DeleteRequest::of).toList());
        }
    }

    record Restore(Parents parents, List<EntityRef> rows) implements Step {
        @Override
        public List<? extends Answer<?>> carryOut(Engine engine, Snapshot before) {
            return engine.deletions().restore(CALLER, parents, rows);
        }
    }

    record RestoreDeletion(Parents parents, int place) implements Step {
        @Override
        public List<? extends Answer<?>> carryOut(Engine engine, Snapshot before) {
            return List.of(engine.deletions().restore(CALLER, parents, nth(before, place)));
        }
    }

    record Purge(int place) implements Step {
        @Override
        public List<? extends Answer<?>> carryOut(Engine engine, Snapshot before) {
            return List.of(engine.deletions().purge(CALLER, nth(before, place)));
        }
    }

    record LookAhead(DeletionMode mode, EntityRef row) implements Step {
        @Override
        public List<? extends Answer<?>> carryOut(Engine engine, Snapshot before) {
            return List.of(engine.deletions().preview(CALLER, mode, row));
        }
    }

    record Change(EntityRef row, String column, @Nullable Object value) implements Step {
        @Override
        public List<? extends Answer<?>> carryOut(Engine engine, Snapshot before) {
            engine.updateColumn(row, column, value);
            return List.of();
        }
    }

    record Insert(NewRow row) implements Step {
        @Override
        public List<? extends Answer<?>> carryOut(Engine engine, Snapshot before) {
            engine.insert(List.of(row));
            return List.of();
        }
    }
}
