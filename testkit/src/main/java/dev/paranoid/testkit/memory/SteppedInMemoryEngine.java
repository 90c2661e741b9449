package dev.paranoid.testkit.memory;

import dev.paranoid.application.Deletions;
import dev.paranoid.application.Entities;
import dev.paranoid.application.Holds;
import dev.paranoid.application.assembly.ParanoidEngine;
import dev.paranoid.application.background.Background;
import dev.paranoid.application.port.job.JobId;
import dev.paranoid.application.purge.PurgeJob;
import dev.paranoid.application.request.IdempotentCalls;
import dev.paranoid.application.request.Requests;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.policy.DeletionRules;
import dev.paranoid.testkit.Heard;
import dev.paranoid.testkit.NewRow;
import dev.paranoid.testkit.Snapshot;
import dev.paranoid.testkit.SteppedEngine;
import dev.paranoid.testkit.schema.TestSchema;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The engine in memory, where all that touches more than one row goes on in the background when the test says so. */
public final class SteppedInMemoryEngine implements SteppedEngine {

    private final InMemoryEngine engine;
    private final Background background;
    private final Map<JobId, Long> claims = new HashMap<>();

    private SteppedInMemoryEngine(InMemoryEngine engine) {
        this.engine = engine;
        this.background = engine.paranoid().background().orElseThrow();
    }

    /** {@return an empty engine without policies} */
    public static SteppedInMemoryEngine of(TestSchema schema) {
        return of(schema, DeletionRules.NONE);
    }

    /** {@return an empty engine with policies and retentions} */
    public static SteppedInMemoryEngine of(TestSchema schema, DeletionRules rules) {
        return new SteppedInMemoryEngine(InMemoryEngine.inBackground(schema, rules, 1));
    }

    /** A job that waits for its turn does nothing; the one whose turn it is goes on in its place. */
    @Override
    public boolean advance(int choice, int rows) {
        List<JobId> running = engine.jobs();
        if (running.isEmpty()) {
            return false;
        }
        JobId job = running.get(choice % running.size());
        JobId turn = background.next(component(job)).orElseThrow();
        if (!turn.equals(job)) {
            chunk(job, rows);
        }
        chunk(turn, rows);
        return true;
    }

    private String component(JobId job) {
        return background.find(job).orElseThrow().job().component();
    }

    private void chunk(JobId job, int rows) {
        background.chunk(job, claims.computeIfAbsent(job, background::claim), rows, () -> true);
    }

    /** {@return the engine itself} */
    public InMemoryEngine engine() {
        return engine;
    }

    @Override
    public Deletions deletions() {
        return engine.deletions();
    }

    @Override
    public Requests requests() {
        return engine.requests();
    }

    @Override
    public IdempotentCalls calls() {
        return engine.calls();
    }

    @Override
    public Entities entities() {
        return engine.entities();
    }

    @Override
    public Holds holds() {
        return engine.holds();
    }

    @Override
    public ParanoidEngine paranoid() {
        return engine.paranoid();
    }

    @Override
    public PurgeJob purge() {
        return engine.purge();
    }

    @Override
    public TestSchema schema() {
        return engine.schema();
    }

    @Override
    public void insert(List<NewRow> rows) {
        engine.insert(rows);
    }

    @Override
    public void removeRow(EntityRef row) {
        engine.removeRow(row);
    }

    @Override
    public void updateColumn(EntityRef row, String column, @Nullable Object value) {
        engine.updateColumn(row, column, value);
    }

    @Override
    public List<Heard> heard() {
        return engine.heard();
    }

    @Override
    public Snapshot snapshot() {
        return engine.snapshot();
    }
}
