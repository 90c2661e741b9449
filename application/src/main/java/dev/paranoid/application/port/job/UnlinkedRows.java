package dev.paranoid.application.port.job;

import dev.paranoid.application.port.row.StoredEntity;
import dev.paranoid.domain.RowKey;
import dev.paranoid.domain.relation.Relation;
import java.util.Collection;
import java.util.List;

/**
 * Foreign keys that a hard delete in the background has set to null before their parents go, so that they can be put back where
 * the parents stay. All methods expect a transaction.
 */
public interface UnlinkedRows {

    /** Notes which parent these children have along the relation; those that have none are left out. */
    void note(JobId job, Relation relation, Collection<StoredEntity> children);

    /**
     * Puts back what the job has noted along that relation, where the parent is there and the foreign key is still null, and forgets
     * it.
     *
     * @return the parent in each note that was taken out, at most so many; fewer when nothing is left
     */
    List<RowKey> putBack(JobId job, Relation relation, int limit);

    /** {@return how many of the job's notes were taken out, at most so many; fewer when nothing is left} */
    int forget(JobId job, int limit);
}
