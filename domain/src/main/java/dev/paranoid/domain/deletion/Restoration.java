package dev.paranoid.domain.deletion;

import dev.paranoid.domain.EntityRef;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a restore has brought about.
 *
 * @param row the row that was named
 * @param deletion the row's own deletion, or the one that held it
 * @param visible whether the row is live now
 * @param restored rows of the lifted deletions that became live, by name of the type
 * @param stillHidden rows of the lifted deletions that were handed over, by name of the type
 * @param hiddenBy the deletions to which they were handed over, by id
 * @param unseen how many of {@code hiddenBy} are left out because the caller may not read their roots
 * @param job the work in the background by which more rows will become live; empty where all is done
 */
public record Restoration(
        EntityRef row,
        DeletionId deletion,
        boolean visible,
        SortedMap<String, Long> restored,
        SortedMap<String, Long> stillHidden,
        List<HiddenBy> hiddenBy,
        long unseen,
        Optional<Long> job) {

    public Restoration {
        restored = Collections.unmodifiableSortedMap(new TreeMap<>(restored));
        stillHidden = Collections.unmodifiableSortedMap(new TreeMap<>(stillHidden));
        hiddenBy = List.copyOf(hiddenBy);
    }

    /**
     * A restoration of which the caller may read everything.
     *
     * @param row the row that is meant
     * @param deletion the deletion that is meant
     * @param visible whether it is live now
     * @param restored rows that became live, by type
     * @param stillHidden rows that stay hidden, by type
     * @param hiddenBy which deletions still hide it
     * @param job that goes on with it
     */
    public Restoration(
            EntityRef row,
            DeletionId deletion,
            boolean visible,
            SortedMap<String, Long> restored,
            SortedMap<String, Long> stillHidden,
            List<HiddenBy> hiddenBy,
            Optional<Long> job) {
        this(row, deletion, visible, restored, stillHidden, hiddenBy, 0, job);
    }

    /** {@return whether more rows will become live in the background} */
    public boolean inProgress() {
        return job.isPresent();
    }
}
