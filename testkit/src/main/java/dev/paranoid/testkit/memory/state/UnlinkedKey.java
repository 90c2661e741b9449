package dev.paranoid.testkit.memory.state;

import dev.paranoid.application.port.job.JobId;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.relation.Relation;

/** Which foreign key of which row a job has set to null. */
public record UnlinkedKey(JobId job, Relation relation, EntityRef child) {}
