package dev.paranoid.application.background.lift;

import dev.paranoid.application.call.Context;
import dev.paranoid.application.port.job.Job;
import dev.paranoid.application.port.job.Job.Item;
import dev.paranoid.application.restore.RestoreSelection;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.HiddenBy;
import dev.paranoid.domain.deletion.Refusal;
import dev.paranoid.domain.deletion.Refusal.ParentDeleted;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Restores of one job that need others of it: where one is refused, it stays in the way of those that need it lifted. */
final class DependentItems {

    private final Context context;

    DependentItems(Context context) {
        this.context = context;
    }

    /** Adds to these refusals, by row, those that follow from them. */
    void refuse(Job job, Map<String, Refusal> refusals) {
        List<Item> items = job.state().task().items();
        boolean changed = items.stream().anyMatch(item -> !item.needs().isEmpty());
        while (changed) {
            Set<DeletionId> lifted = new HashSet<>();
            items.stream()
                    .filter(item -> !refusals.containsKey(item.row().toString()))
                    .forEach(item -> lifted.addAll(item.lifts()));
            List<Item> stuck = items.stream()
                    .filter(item -> !refusals.containsKey(item.row().toString()))
                    .filter(item -> !lifted.containsAll(active(item)))
                    .toList();
            stuck.forEach(item -> refusals.put(item.row().toString(), inTheWay(item)));
            changed = !stuck.isEmpty();
        }
    }

    /** What it needs, and what has not been lifted by its own restore before. */
    private List<DeletionId> active(Item item) {
        return context.ledger().find(item.needs()).values().stream()
                .filter(Deletion::active)
                .map(Deletion::id)
                .toList();
    }

    private Refusal inTheWay(Item item) {
        List<HiddenBy> ways = context.ledger().find(item.needs()).values().stream()
                .sorted(Comparator.comparing(Deletion::id))
                .map(deletion -> new HiddenBy(Optional.of(deletion.id()), deletion.root()))
                .toList();
        return new ParentDeleted(
                ways.stream().limit(RestoreSelection.NAMED).toList(),
                item.needs().size());
    }
}
