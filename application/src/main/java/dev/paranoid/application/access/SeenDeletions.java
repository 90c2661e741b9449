package dev.paranoid.application.access;

import dev.paranoid.application.DeletionQuery;
import dev.paranoid.application.Page;
import dev.paranoid.application.background.JobProgress;
import dev.paranoid.application.call.Context;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.caller.Caller.Verb;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.WatchedDeletion;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The ledger as its readers see it. */
final class SeenDeletions {

    private static final int ORPHANS_AMONG = 100_000;

    private final Context context;

    SeenDeletions(Context context) {
        this.context = context;
    }

    List<Deletion> of(Caller caller, Collection<Deletion> deletions) {
        return context.sight().visible(caller, deletions);
    }

    Optional<Deletion> find(Caller caller, DeletionId id) {
        return of(caller, context.ledger().find(List.of(id)).values()).stream().findFirst();
    }

    Map<DeletionId, Deletion> find(Caller caller, Collection<DeletionId> ids) {
        return of(caller, context.ledger().find(Set.copyOf(ids)).values()).stream()
                .collect(Collectors.toMap(Deletion::id, Function.identity()));
    }

    Optional<WatchedDeletion> watch(Caller caller, DeletionId id) {
        Optional<WatchedDeletion> watched = context.background().isPresent()
                ? context.large().jobs().watch(id).map(JobProgress::of)
                : find(caller, id).map(deletion -> new WatchedDeletion(deletion, Optional.empty()));
        return watched.filter(found -> !of(caller, List.of(found.deletion())).isEmpty());
    }

    /** A page may be short where rows decide what is seen: these are asked when the ledger has answered. */
    Page<Deletion> list(Caller caller, DeletionQuery query) {
        Set<String> without = context.graph().types().stream()
                .map(EntityType::name)
                .filter(type -> !caller.may(Verb.READ, type))
                .collect(Collectors.toSet());
        Page<Deletion> page = context.ledger().list(query, without);
        return new Page<>(of(caller, page.items()), page.next());
    }

    SortedMap<String, Long> orphaned(Caller caller) {
        SortedMap<String, Long> orphaned =
                new TreeMap<>(context.ports().reader().orphaned(ORPHANS_AMONG));
        orphaned.keySet()
                .removeIf(
                        type -> !caller.may(Verb.READ, type) || !context.sight().whole(caller, type));
        return orphaned;
    }
}
