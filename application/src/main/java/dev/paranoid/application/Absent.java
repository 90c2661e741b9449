package dev.paranoid.application;

import dev.paranoid.application.port.DeletionLedger;
import dev.paranoid.application.port.StoredEntity;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Activity;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.Refusal.NotFound;
import dev.paranoid.domain.deletion.Refusal.Purged;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Why a row is not there: it was removed for good as a root, or nobody knows. */
final class Absent {

    private final DeletionLedger ledger;
    private final boolean background;

    Absent(DeletionLedger ledger, boolean background) {
        this.ledger = ledger;
        this.background = background;
    }

    /** {@return a refusal for each of the asked rows that was not found} */
    <R> Map<EntityRef, Answer<R>> among(List<EntityRef> asked, Collection<EntityRef> found) {
        List<EntityRef> missing =
                asked.stream().filter(row -> !found.contains(row)).toList();
        Map<EntityRef, Answer<R>> answers = new HashMap<>();
        if (!missing.isEmpty()) {
            Map<EntityRef, Deletion> purged = ledger.purgedOf(missing);
            missing.forEach(row -> answers.put(row, refusal(row, purged)));
        }
        return answers;
    }

    /** {@return the deletions that hold any of these rows and are in progress} */
    List<Deletion> inProgress(Collection<StoredEntity> rows) {
        Set<DeletionId> holders = new HashSet<>();
        if (background) {
            rows.forEach(row -> row.holder().ifPresent(holders::add));
        }
        return ledger.find(holders).values().stream()
                .filter(deletion -> deletion.activity().isPresent())
                .toList();
    }

    /**
     * {@return refusals of those of these rows that are there, but as good as gone: they are being removed in the background}
     */
    <R> Map<EntityRef, Answer<R>> leaving(Collection<StoredEntity> rows, List<Deletion> inProgress) {
        Map<EntityRef, Answer<R>> answers = new HashMap<>();
        inProgress.stream()
                .filter(deletion -> deletion.activity().equals(Optional.of(Activity.REMOVING)))
                .filter(deletion -> rows.stream().anyMatch(row -> row.ref().equals(deletion.root())))
                .forEach(deletion -> answers.put(
                        deletion.root(), Answer.refused(deletion.root(), new Purged(deletion.root(), deletion.id()))));
        return answers;
    }

    private static <R> Answer<R> refusal(EntityRef row, Map<EntityRef, Deletion> purged) {
        Deletion deletion = purged.get(row);
        return Answer.refused(row, deletion == null ? new NotFound(row) : new Purged(row, deletion.id()));
    }
}
