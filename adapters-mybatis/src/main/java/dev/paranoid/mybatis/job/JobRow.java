package dev.paranoid.mybatis.job;

import dev.paranoid.application.port.job.Job;
import dev.paranoid.application.port.job.JobId;
import dev.paranoid.application.port.job.Jobs.Start;
import org.jspecify.annotations.Nullable;

/** A job as it is stored. Mutable, because MyBatis hands keys back that way. */
public final class JobRow {
    private long id;
    private final String component;
    private final String state;

    JobRow(long id, String component, String state) {
        this.id = id;
        this.component = component;
        this.state = state;
    }

    static JobRow of(Start start) {
        return new JobRow(0, start.component(), JobText.of(start.state()));
    }

    @Nullable
    Object[] values() {
        return new @Nullable Object[] {component, state};
    }

    Job job() {
        return new Job(new JobId(id), component, JobText.read(state));
    }

    public void setId(long id) {
        this.id = id;
    }

    public long getId() {
        return id;
    }

    String component() {
        return component;
    }

    String state() {
        return state;
    }
}
