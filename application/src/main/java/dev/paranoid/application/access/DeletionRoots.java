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
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What is meant where a caller names a deletion, and does something to its root. */
final class DeletionRoots {

    private final SeenDeletions seen;
    private final Addresses addresses;

    DeletionRoots(SeenDeletions seen, Addresses addresses) {
        this.seen = seen;
        this.addresses = addresses;
    }

    /** {@return what comes of an action on the root of that deletion, where it is active and he may} */
    <R> Answer<R> act(Caller caller, Verb verb, DeletionId id, Function<Part<EntityRef>, List<Answer<R>>> action) {
        return Answered.then(
                of(caller, verb, List.of(id)).get(0), part -> action.apply(part).get(0));
    }

    /** {@return what comes of an action on the roots of those that are active and may be meant; all others are refused} */
    <R> List<Answer<R>> act(
            Caller caller,
            Verb verb,
            List<DeletionId> deletions,
            Function<List<Part<EntityRef>>, List<List<Answer<R>>>> action) {
        List<Answer<Part<EntityRef>>> parts = of(caller, verb, deletions);
        Iterator<List<Answer<R>>> answers = action.apply(parts.stream()
                        .filter(Granted.class::isInstance)
                        .map(Answer::orThrow)
                        .toList())
                .iterator();
        return parts.stream()
                .map(part -> Answered.then(part, granted -> answers.next().get(0)))
                .toList();
    }

    private List<Answer<Part<EntityRef>>> of(Caller caller, Verb verb, List<DeletionId> ids) {
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
