package dev.paranoid.domain.deletion;

import dev.paranoid.domain.EntityRef;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a delete would do, if it were asked now.
 *
 * @param root the row that would be deleted
 * @param mode how
 * @param takes rows that it would hide (soft) or remove (hard), by name of the type
 * @param live those of these rows that are live, which nobody has deleted yet, by name of the type
 * @param detaches children whose foreign key it would set to null, by name of the type
 * @param refusals what stands in the way: nothing, or blockers and policies
 * @param complete whether everything was counted; false where counting stopped at its limit, and the counts are lower bounds
 * @param tree the plan as text, one line a relation
 */
public record Preview(
        EntityRef root,
        DeletionMode mode,
        SortedMap<String, Long> takes,
        SortedMap<String, Long> live,
        SortedMap<String, Long> detaches,
        List<Refusal> refusals,
        boolean complete,
        String tree) {

    public Preview {
        takes = Collections.unmodifiableSortedMap(new TreeMap<>(takes));
        live = Collections.unmodifiableSortedMap(new TreeMap<>(live));
        detaches = Collections.unmodifiableSortedMap(new TreeMap<>(detaches));
        refusals = List.copyOf(refusals);
    }
}
