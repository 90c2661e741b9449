package dev.paranoid.application.deduplication;

import dev.paranoid.application.Parents;
import dev.paranoid.application.access.CascadingDeletions;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.port.Ports;
import dev.paranoid.application.request.Outcome;
import dev.paranoid.application.request.Request;
import dev.paranoid.application.request.Request.Lift;
import dev.paranoid.application.request.Request.Restore;
import dev.paranoid.application.request.RequestOutcomes;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.DeletionState;
import dev.paranoid.domain.deletion.Refusal;
import dev.paranoid.domain.deletion.Refusal.NotDeleted;
import dev.paranoid.domain.deletion.Refusal.NotFound;
import dev.paranoid.domain.deletion.Refusal.Purged;
import dev.paranoid.domain.deletion.Restoration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Restores what requests name, by row or by deletion. */
final class RestoreRequestHandler {

    private final Caller caller;
    private final Ports ports;
    private final CascadingDeletions deletions;

    RestoreRequestHandler(Caller caller, Ports ports, CascadingDeletions deletions) {
        this.caller = caller;
        this.ports = ports;
        this.deletions = deletions;
    }

    List<Outcome> rows(Parents parents, List<Request> requests) {
        List<EntityRef> rows = requests.stream()
                .flatMap(request -> ((Restore) request.demand()).rows().stream())
                .toList();
        List<Answer<Restoration>> answers = deletions.restore(caller, parents, rows, true);
        List<Outcome> outcomes = new ArrayList<>();
        int next = 0;
        for (Request request : requests) {
            int size = ((Restore) request.demand()).rows().size();
            outcomes.add(RequestOutcomes.restored(request, answers.subList(next, next + size)));
            next += size;
        }
        return outcomes;
    }

    List<Outcome> deletions(Parents parents, List<Request> requests) {
        Set<DeletionId> ids = new HashSet<>();
        requests.forEach(request -> ids.add(((Lift) request.demand()).deletion()));
        Map<DeletionId, Deletion> found = new HashMap<>();
        deletions
                .visible(caller, ports.ledger().find(ids).values())
                .forEach(deletion -> found.put(deletion.id(), deletion));
        Map<DeletionId, Answer<Restoration>> answers = lift(parents, stillActive(found.values()));
        return requests.stream()
                .map(request -> {
                    DeletionId id = ((Lift) request.demand()).deletion();
                    Answer<Restoration> answer = answers.getOrDefault(id, refused(id, found));
                    return RequestOutcomes.restored(request, List.of(answer));
                })
                .toList();
    }

    /** Those of these deletions that are active; their roots are locked from now on, so that they stay so. */
    Set<Deletion> stillActive(Collection<Deletion> candidates) {
        Map<EntityRef, Deletion> active = new HashMap<>();
        candidates.stream().filter(Deletion::active).forEach(deletion -> active.put(deletion.root(), deletion));
        if (active.isEmpty()) {
            return Set.of();
        }
        Set<EntityRef> locked = deletions.lock(active.keySet());
        Map<EntityRef, Deletion> now = ports.ledger().activeOf(locked);
        Set<Deletion> still = new HashSet<>(active.values());
        still.removeIf(deletion -> !Objects.equals(now.get(deletion.root()), deletion));
        return still;
    }

    /** Lifts deletions that {@link #stillActive are active}. */
    Map<DeletionId, Answer<Restoration>> lift(Parents parents, Collection<Deletion> active) {
        List<Deletion> inOrder = List.copyOf(active);
        List<Answer<Restoration>> answers = deletions.restore(
                caller, parents, inOrder.stream().map(Deletion::root).toList(), true);
        Map<DeletionId, Answer<Restoration>> byDeletion = new HashMap<>();
        for (int i = 0; i < inOrder.size(); i++) {
            byDeletion.put(inOrder.get(i).id(), answers.get(i));
        }
        return byDeletion;
    }

    private static Answer<Restoration> refused(DeletionId id, Map<DeletionId, Deletion> found) {
        Deletion deletion = found.get(id);
        EntityRef address = deletion == null ? new EntityRef("deletions", id.toString()) : deletion.root();
        return Answer.refused(address, why(address, deletion));
    }

    private static Refusal why(EntityRef address, @Nullable Deletion deletion) {
        if (deletion == null) {
            return new NotFound(address);
        }
        return deletion.state() == DeletionState.PURGED ? new Purged(address, deletion.id()) : new NotDeleted(address);
    }
}
