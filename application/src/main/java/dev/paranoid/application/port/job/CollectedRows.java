package dev.paranoid.application.port.job;

import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.RowKey;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a job has found that its deletion reaches, each row once. All methods expect a transaction in which the job is locked.
 * Empty collections are allowed and do nothing.
 */
public interface CollectedRows {

    /**
     * Adds these, behind all that the job has collected before. None of them is there yet.
     *
     * @param job which has found them
     * @param type of all these rows
     * @param keys in any order; among themselves they are added in an order of the store's own
     */
    void add(JobId job, EntityType type, Collection<RowKey> keys);

    /**
     * {@return rows in the order in which they were added, after that place, at most so many}
     *
     * @param job whose rows are asked for
     * @param after place of the last row of the page before; 0 for a first page
     * @param limit how many at most
     */
    List<Collected> next(JobId job, long after, int limit);

    /**
     * {@return rows of that type, in an order of the store's own, after that one, at most so many}
     *
     * @param job whose rows are asked for
     * @param type whose rows are asked for
     * @param after only rows behind that one; empty for a first page
     * @param limit how many at most
     */
    List<RowKey> of(JobId job, EntityType type, Optional<RowKey> after, int limit);

    /**
     * {@return which of these the job has collected}
     *
     * @param job whose rows are asked for
     * @param type of all these rows
     * @param keys any number
     */
    Set<RowKey> among(JobId job, EntityType type, Collection<RowKey> keys);

    /**
     * Takes these out; those that are not there are left out.
     *
     * @param job whose rows they are
     * @param type of all these rows
     * @param keys in any order
     */
    void remove(JobId job, EntityType type, Collection<RowKey> keys);

    /**
     * {@return how many were taken out, at most so many; fewer when nothing is left}
     *
     * @param job whose rows they are
     * @param limit how many at most, of all types
     */
    int clear(JobId job, int limit);

    /**
     * One row.
     *
     * @param place rises in the order in which rows were added
     * @param row with its canonical id
     */
    record Collected(long place, EntityRef row) {}
}
