package dev.paranoid.application.access;

import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.caller.Caller.Verb;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Answer.Granted;
import dev.paranoid.domain.deletion.Answer.Refused;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.Refusal.NotDeleted;
import dev.paranoid.domain.deletion.Refusal.NotFound;
import dev.paranoid.domain.deletion.Refusal.Purged;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is meant where a caller names a deletion, and does something to its root. */
final class DeletionRoots {

    private final SeenDeletions seen;
    private final Addresses addresses;

    DeletionRoots(SeenDeletions seen, Addresses addresses) {
        this.seen = seen;
        this.addresses = addresses;
    }

    /** {@return the root of each of these deletions, in their order, where it is active and he may} */
    List<Answer<Part<EntityRef>>> of(Caller caller, Verb verb, List<DeletionId> ids) {
        Map<DeletionId, Deletion> found = seen.find(caller, ids);
        return ids.stream()
                .map(id -> Optional.ofNullable(found.get(id))
                        .map(deletion -> root(caller, verb, deletion))
                        .orElseGet(() -> unknown(id)))
                .toList();
    }

    private static Answer<Part<EntityRef>> unknown(DeletionId id) {
        EntityRef address = new EntityRef("deletions", id.toString());
        return Answer.refused(address, new NotFound(address));
    }

    private Answer<Part<EntityRef>> root(Caller caller, Verb verb, Deletion deletion) {
        EntityRef root = deletion.root();
        Answer<EntityRef> row = addresses.row(caller, verb, root);
        if (row instanceof Refused<EntityRef> refused) {
            return Answer.refused(refused.subject(), refused.refusal());
        }
        return switch (deletion.state()) {
            case LIFTED, REFUSED -> Answer.refused(root, new NotDeleted(root));
            case PURGED -> Answer.refused(root, new Purged(root, deletion.id()));
            case ACTIVE, IN_PROGRESS ->
                Answer.granted(
                        new Part<>(caller, List.of(((Granted<EntityRef>) row).value()), Optional.of(deletion.id())));
        };
    }
}
