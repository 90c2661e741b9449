package dev.paranoid.application.port.job;

import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.RowKey;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a job has found that its deletion reaches, each row once. All methods expect a transaction. */
public interface CollectedRows {

    /** Adds these, behind all that the job has collected before. None of them is there yet. */
    void add(JobId job, EntityType type, Collection<RowKey> keys);

    /** {@return rows in the order in which they were added, after that place, at most so many} */
    List<Collected> next(JobId job, long after, int limit);

    /** {@return rows of that type, in an order of the store's own, after that one, at most so many} */
    List<RowKey> of(JobId job, EntityType type, Optional<RowKey> after, int limit);

    /** {@return which of these the job has collected} */
    Set<RowKey> among(JobId job, EntityType type, Collection<RowKey> keys);

    /** Takes these out. */
    void remove(JobId job, EntityType type, Collection<RowKey> keys);

    /** {@return how many were taken out, at most so many; fewer when nothing is left} */
    int clear(JobId job, int limit);

    /**
     * One row.
     *
     * @param place rises in the order in which rows were added
     * @param row the row
     */
    record Collected(long place, EntityRef row) {}
}
