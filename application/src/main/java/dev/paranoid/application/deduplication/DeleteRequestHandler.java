package dev.paranoid.application.deduplication;

import dev.paranoid.application.DeleteRequest;
import dev.paranoid.application.access.CascadingDeletions;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.port.DeletionLedger.Ask;
import dev.paranoid.application.port.Ports;
import dev.paranoid.application.port.message.Inbox.RequestKey;
import dev.paranoid.application.request.Outcome;
import dev.paranoid.application.request.Request;
import dev.paranoid.application.request.Request.Delete;
import dev.paranoid.application.request.RequestOutcomes;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Answer.Granted;
import dev.paranoid.domain.deletion.Deleted;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.DeletionMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Deletes what requests name, and notes which of them asked for which deletion. */
final class DeleteRequestHandler {

    private final Caller caller;
    private final Ports ports;
    private final CascadingDeletions deletions;

    DeleteRequestHandler(Caller caller, Ports ports, CascadingDeletions deletions) {
        this.caller = caller;
        this.ports = ports;
        this.deletions = deletions;
    }

    List<Outcome> run(DeletionMode mode, List<Request> requests) {
        List<DeleteRequest> rows = new ArrayList<>();
        for (Request request : requests) {
            Delete delete = (Delete) request.demand();
            delete.rows().forEach(row -> rows.add(new DeleteRequest(row, delete.reason())));
        }
        List<Answer<Deleted>> answers = deletions.delete(caller, mode, rows, false);
        List<Outcome> outcomes = new ArrayList<>();
        Set<Ask> asks = new HashSet<>();
        Set<DeletionId> joined = new HashSet<>();
        Set<DeletionId> opened = new HashSet<>();
        int next = 0;
        for (Request request : requests) {
            int size = ((Delete) request.demand()).rows().size();
            List<Answer<Deleted>> own = new ArrayList<>();
            for (Answer<Deleted> answer : answers.subList(next, next + size)) {
                own.add(once(answer, opened));
                if (answer instanceof Granted<Deleted> granted
                        && granted.value().deletion().active()) {
                    DeletionId id = granted.value().deletion().id();
                    asks.add(new Ask(id, Optional.of(new RequestKey(caller.source(), request.id()))));
                    if (granted.value().unchanged()) {
                        joined.add(id);
                    }
                }
            }
            next += size;
            outcomes.add(RequestOutcomes.deleted(request, own));
        }
        note(asks, joined);
        return outcomes;
    }

    /** Of several that name one root, one has opened its deletion; the others found it so. */
    private static Answer<Deleted> once(Answer<Deleted> answer, Set<DeletionId> opened) {
        return answer instanceof Granted<Deleted> granted
                        && !opened.add(granted.value().deletion().id())
                ? Answer.granted(new Deleted(granted.value().deletion(), true))
                : answer;
    }

    /** A deletion of which nobody is known to have asked was asked for outright; whoever joins it must not change that. */
    private void note(Set<Ask> asks, Set<DeletionId> joined) {
        Set<DeletionId> outright = new HashSet<>(joined);
        outright.removeAll(ports.ledger().asked(joined));
        outright.forEach(id -> asks.add(new Ask(id, Optional.empty())));
        ports.ledger().ask(asks);
    }
}
