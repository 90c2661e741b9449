package dev.paranoid.application.delete;

import dev.paranoid.application.call.Asked;
import dev.paranoid.application.call.Context;
import dev.paranoid.application.call.MissingRows;
import dev.paranoid.application.port.message.DeletionEvents.Event;
import dev.paranoid.application.port.row.Lock;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Deleted;
import dev.paranoid.domain.deletion.Deletion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Purges deletions whose roots another program has removed: what they hold is freed, as however they close. */
final class RootlessDeletions {

    private final Context context;
    private final OrphanedDeletions orphans;

    RootlessDeletions(Context context, OrphanedDeletions orphans) {
        this.context = context;
        this.orphans = orphans;
    }

    /** {@return an answer for each of these roots, all of which are named for a deletion} */
    Map<EntityRef, Answer<Deleted>> purge(Set<EntityRef> roots, Map<EntityRef, Asked> asked) {
        List<Deletion> active = active(roots, asked);
        Map<EntityRef, Deletion> purges = new HashMap<>();
        context.ledger()
                .open(active.stream()
                        .map(deletion -> of(deletion.root(), asked).removal(deletion.root(), context.now(), Map.of()))
                        .toList())
                .forEach(purge -> purges.put(purge.root(), purge));
        List<Event> events = new ArrayList<>();
        purges.values().forEach(purge -> events.add(OrphanedDeletions.purged(purge, purge)));
        orphans.close(active, orphan -> Objects.requireNonNull(purges.get(orphan.root())), events);
        context.ports().events().publish(events);
        Map<EntityRef, Answer<Deleted>> answers = new HashMap<>(MissingRows.among(
                context.ledger(),
                roots.stream().filter(root -> !purges.containsKey(root)).toList(),
                List.of()));
        purges.forEach((root, purge) -> answers.put(root, Answer.granted(new Deleted(purge, false))));
        return answers;
    }

    private List<Deletion> active(Set<EntityRef> roots, Map<EntityRef, Asked> asked) {
        return context
                .ledger()
                .lock(
                        roots.stream()
                                .map(root -> of(root, asked).deletion().orElseThrow())
                                .toList(),
                        Lock.EXCLUSIVE)
                .values()
                .stream()
                .filter(Deletion::active)
                .toList();
    }

    private static Asked of(EntityRef root, Map<EntityRef, Asked> asked) {
        return Objects.requireNonNull(asked.get(root));
    }
}
