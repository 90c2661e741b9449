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

    /**
     * Notes which parent these children have along the relation, in place of what the job has noted of them along it before;
     * those that have none are left out.
     *
     * @param job which is locked
     * @param relation whose child type has ids
     * @param children as they were before their foreign key was set to null
     */
    void note(JobId job, Relation relation, Collection<StoredEntity> children);

    /**
     * Puts back what the job has noted along that relation, where the parent is there and the foreign key is still null, and
     * forgets it.
     *
     * @param job which is locked
     * @param relation along which it has noted something, or nothing
     * @param limit how many notes at most
     * @return the parent in each note that was taken out, at most so many; fewer when nothing is left
     */
    List<RowKey> putBack(JobId job, Relation relation, int limit);

    /**
     * {@return how many of the job's notes were taken out, at most so many; fewer when nothing is left}
     *
     * @param job which is locked
     * @param limit how many notes at most, along all relations
     */
    int forget(JobId job, int limit);
}
