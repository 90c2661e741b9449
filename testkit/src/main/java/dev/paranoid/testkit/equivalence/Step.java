package dev.paranoid.testkit.equivalence;

import dev.paranoid.application.DeleteRequest;
import dev.paranoid.application.HoldRequest;
import dev.paranoid.application.Parents;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.purge.PurgeLimits;
import dev.paranoid.application.retention.RetentionChange;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.hold.HoldKind;
import dev.paranoid.testkit.Engine;
import dev.paranoid.testkit.NewRow;
import dev.paranoid.testkit.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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

    record Hold(HoldKind kind, HoldRequest.On on) implements Step {
        @Override
        public List<? extends Answer<?>> carryOut(Engine engine, Snapshot before) {
            return engine.holds().place(CALLER, List.of(HoldRequest.of(on, kind, "a lawsuit")));
        }
    }

    /** Of a deletion, which is named by its place. */
    record HoldDeletion(int place) implements Step {
        @Override
        public List<? extends Answer<?>> carryOut(Engine engine, Snapshot before) {
            return engine.holds()
                    .place(
                            CALLER,
                            List.of(HoldRequest.of(
                                    new HoldRequest.On.OfDeletion(nth(before, place)),
                                    HoldKind.PRESERVATION,
                                    "a lawsuit")));
        }
    }

    /** One of those that are not released yet, if there are any. */
    record Release(int which) implements Step {
        @Override
        public List<? extends Answer<?>> carryOut(Engine engine, Snapshot before) {
            List<dev.paranoid.domain.hold.Hold> open = HeldRows.open(engine);
            return open.isEmpty()
                    ? List.of()
                    : engine.holds()
                            .release(
                                    CALLER,
                                    List.of(open.get(which % open.size()).id()),
                                    Optional.empty());
        }
    }

    /** A deletion, which is named by its place, is kept for a day more, or no longer; tells whether it is kept now. */
    record Keep(int place, boolean longer) implements Step {
        @Override
        public List<? extends Answer<?>> carryOut(Engine engine, Snapshot before) {
            DeletionId id = nth(before, place);
            Instant since = Objects.requireNonNull(before.deletions().get(id)).deletedAt();
            Answer<Deletion> kept = engine.retention()
                    .change(
                            CALLER,
                            id,
                            RetentionChange.to(longer ? since.plus(Duration.ofDays(1)) : since, "an audit"));
            return List.of(
                    kept instanceof Answer.Granted<Deletion> granted
                            ? Answer.granted(granted.value()
                                    .purgeAt()
                                    .filter(since::isBefore)
                                    .isPresent())
                            : kept);
        }
    }

    /** What has expired goes. */
    record Expire(int chunk) implements Step {
        @Override
        public List<? extends Answer<?>> carryOut(Engine engine, Snapshot before) {
            PurgeLimits limits = new PurgeLimits(chunk, 1, 0, Duration.ZERO, Duration.ZERO, Optional.empty());
            return List.of(Answer.granted(engine.purge().run(limits, removed -> true)));
        }
    }
}
