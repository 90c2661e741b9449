package dev.paranoid.domain.deletion;

import dev.paranoid.domain.EntityRef;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a restore would do, if it were asked now.
 *
 * @param row the root of the deletion that would be lifted
 * @param deletion that deletion
 * @param restores rows that would become live, by name of the type
 * @param staysHidden rows that would be handed over, by name of the type
 * @param hiddenBy the deletions to which they would be handed over, by id
 * @param unseen how many of {@code hiddenBy} are left out because the caller may not read their roots
 * @param refusals what stands in the way: nothing, or deletions above, unique values that were taken meanwhile, holds, rights
 * @param complete whether everything was counted; false where counting stopped at its limit, and the counts are lower bounds
 */
public record RestorePreview(
        EntityRef row,
        DeletionId deletion,
        SortedMap<String, Long> restores,
        SortedMap<String, Long> staysHidden,
        List<HiddenBy> hiddenBy,
        long unseen,
        List<Refusal> refusals,
        boolean complete) {

    public RestorePreview {
        restores = Collections.unmodifiableSortedMap(new TreeMap<>(restores));
        staysHidden = Collections.unmodifiableSortedMap(new TreeMap<>(staysHidden));
        hiddenBy = List.copyOf(hiddenBy);
        refusals = List.copyOf(refusals);
    }
}
