package dev.paranoid.mybatis.job;

import dev.paranoid.application.port.job.Job;
import dev.paranoid.application.port.job.JobId;
import dev.paranoid.application.port.job.Jobs.Watched;
import dev.paranoid.mybatis.statement.Utc;
import java.time.LocalDateTime;

/** A job with its times, as it is stored. */
public record WatchedRow(
        long job, String component, String jobState, LocalDateTime startedAt, LocalDateTime updatedAt, boolean ended) {

    Watched watched() {
        return new Watched(
                new Job(new JobId(job), component, JobText.read(jobState)),
                Utc.instant(startedAt),
                Utc.instant(updatedAt),
                ended);
    }
}
