package dev.paranoid.application.call;

import dev.paranoid.application.port.DeletionLedger;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.Refusal.NotFound;
import dev.paranoid.domain.deletion.Refusal.Purged;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Why a row is not there: it was removed for good as a root, or nobody knows. */
public final class MissingRows {

    private MissingRows() {}

    /**
     * {@return a refusal for each of the asked rows that was not found: {@link Purged} where a deletion removed it as its
     * root, else {@link NotFound}}
     *
     * @param <R> what the answer would have been
     * @param ledger tells what was removed
     * @param asked the rows that were asked for
     * @param found those that are there
     */
    public static <R> Map<EntityRef, Answer<R>> among(
            DeletionLedger ledger, Collection<EntityRef> asked, Collection<EntityRef> found) {
        List<EntityRef> missing =
                asked.stream().filter(row -> !found.contains(row)).toList();
        Map<EntityRef, Answer<R>> answers = new HashMap<>();
        if (!missing.isEmpty()) {
            Map<EntityRef, Deletion> purged = ledger.purgedOf(missing);
            missing.forEach(row -> {
                Deletion deletion = purged.get(row);
                answers.put(
                        row,
                        Answer.refused(row, deletion == null ? new NotFound(row) : new Purged(row, deletion.id())));
            });
        }
        return answers;
    }
}
