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
import java.util.Iterator;
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
        Iterator<Answer<Deleted>> answers =
                deletions.delete(caller, mode, rows(requests), false).iterator();
        List<Outcome> outcomes = new ArrayList<>();
        Set<Ask> asks = new HashSet<>();
        Set<DeletionId> joined = new HashSet<>();
        Set<DeletionId> opened = new HashSet<>();
        for (Request request : requests) {
            List<Answer<Deleted>> own = new ArrayList<>();
            ((Delete) request.demand()).rows().forEach(row -> own.add(answers.next()));
            active(own).forEach(deleted -> {
                DeletionId id = deleted.deletion().id();
                asks.add(new Ask(id, Optional.of(new RequestKey(caller.source(), request.id()))));
                if (deleted.unchanged()) {
                    joined.add(id);
                }
            });
            outcomes.add(RequestOutcomes.deleted(
                    request, own.stream().map(answer -> once(answer, opened)).toList()));
        }
        note(asks, joined);
        return outcomes;
    }

    private static List<DeleteRequest> rows(List<Request> requests) {
        return requests.stream()
                .map(request -> (Delete) request.demand())
                .flatMap(delete -> delete.rows().stream().map(row -> new DeleteRequest(row, delete.reason())))
                .toList();
    }

    private static List<Deleted> active(List<Answer<Deleted>> answers) {
        return answers.stream()
                .filter(Granted.class::isInstance)
                .map(Answer::orThrow)
                .filter(deleted -> deleted.deletion().active())
                .toList();
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
