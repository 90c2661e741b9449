package dev.paranoid.testkit.memory;

import dev.paranoid.application.Deletions;
import dev.paranoid.application.Entities;
import dev.paranoid.application.Holds;
import dev.paranoid.application.assembly.ParanoidEngine;
import dev.paranoid.application.purge.PurgeJob;
import dev.paranoid.application.request.IdempotentCalls;
import dev.paranoid.application.request.Requests;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.policy.DeletionRules;
import dev.paranoid.testkit.Drained;
import dev.paranoid.testkit.Engine;
import dev.paranoid.testkit.Heard;
import dev.paranoid.testkit.NewRow;
import dev.paranoid.testkit.Snapshot;
import dev.paranoid.testkit.schema.TestSchema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The engine in memory, where all that touches more than one row goes on in the background and is waited for. */
public final class DrainedInMemoryEngine implements Engine {

    private final InMemoryEngine engine;
    private final Drained drained;

    private DrainedInMemoryEngine(InMemoryEngine engine) {
        this.engine = engine;
        this.drained = new Drained(engine.paranoid(), engine::jobs);
    }

    /** {@return an empty engine} */
    public static DrainedInMemoryEngine of(TestSchema schema, DeletionRules rules) {
        return new DrainedInMemoryEngine(InMemoryEngine.inBackground(schema, rules, 1));
    }

    /** From now on changes and removals of that row are refused in these words, as by a trigger of a database. */
    public void refuse(EntityRef row, String words) {
        engine.refuse(row, words);
    }

    /** From now on changes and removals of that row are refused no longer. */
    public void permit(EntityRef row) {
        engine.permit(row);
    }

    @Override
    public Deletions deletions() {
        return drained;
    }

    @Override
    public Requests requests() {
        return drained.requests(engine.requests());
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
