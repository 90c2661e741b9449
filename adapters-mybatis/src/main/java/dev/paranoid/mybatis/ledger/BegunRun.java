package dev.paranoid.mybatis.ledger;

import dev.paranoid.application.port.purge.PurgeLedger.Run;
import dev.paranoid.mybatis.statement.Utc;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** A run that is about to be inserted; the driver sets its id. Mutable, because MyBatis hands keys back that way. */
public final class BegunRun {

    private final Run run;
    private long id;

    BegunRun(Run run) {
        this.run = run;
    }

    public void setId(long id) {
        this.id = id;
    }

    Run run() {
        return new Run(
                id, run.started(), run.ended(), run.before(), run.removed(), run.blocked(), run.after(), run.stopped());
    }

    public LocalDateTime getStartedAt() {
        return Utc.of(run.started());
    }

    public @Nullable LocalDateTime getEndedAt() {
        return run.ended().map(Utc::of).orElse(null);
    }

    public long getEligibleBefore() {
        return run.before();
    }

    public long getRemoved() {
        return run.removed();
    }

    public long getBlocked() {
        return run.blocked();
    }

    public long getEligibleAfter() {
        return run.after();
    }

    public @Nullable String getStopped() {
        return run.stopped().orElse(null);
    }

    public int getBegan() {
        return run.stopped().isPresent() ? 0 : 1;
    }
}
