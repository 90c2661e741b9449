package dev.paranoid.mybatis;

import dev.paranoid.application.DeleteRequest;
import dev.paranoid.application.Deletions;
import dev.paranoid.application.Entities;
import dev.paranoid.application.Holds;
import dev.paranoid.application.assembly.ParanoidEngine;
import dev.paranoid.application.background.Background;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.port.job.JobId;
import dev.paranoid.application.purge.PurgeJob;
import dev.paranoid.application.request.IdempotentCalls;
import dev.paranoid.application.request.Requests;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.testkit.Followers;
import dev.paranoid.testkit.Heard;
import dev.paranoid.testkit.Law;
import dev.paranoid.testkit.NewRow;
import dev.paranoid.testkit.Snapshot;
import dev.paranoid.testkit.SteppedEngine;
import dev.paranoid.testkit.schema.TestSchema;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The real engine, where all that touches more than one row goes on in the background when the test says so. */
public final class SteppedMyBatisEngine implements SteppedEngine {

    private static final Caller CALLER = Caller.anonymous("test");

    private final MyBatisEngine engine;
    private final Background background;
    private final Map<JobId, Long> claims = new HashMap<>();

    public SteppedMyBatisEngine(MyBatisEngine engine) {
        this.engine = engine;
        this.background = engine.paranoid().background().orElseThrow();
    }

    /** A job that waits for its turn does nothing; the one whose turn it is goes on in its place. */
    @Override
    public boolean advance(int choice, int rows) {
        List<JobId> running = engine.openJobs();
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

    /** Begins a delete in the background, however small it is. */
    public Deletion begin(DeletionMode mode, EntityRef row) {
        return deletions()
                .inBackground()
                .delete(CALLER, mode, List.of(DeleteRequest.of(row)))
                .get(0)
                .orThrow()
                .deletion();
    }

    /** Carries everything on to its end, one job after the other; then the law has to hold. */
    public void drain() {
        boolean more = true;
        while (more) {
            more = advance(0, 1);
        }
        Law.holds(this);
        Followers.know(this);
    }

    @Override
    public Deletions deletions() {
        return engine.paranoid().deletions();
    }

    @Override
    public Requests requests() {
        return engine.paranoid().requests();
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
