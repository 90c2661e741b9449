package dev.paranoid.application.deduplication;

import dev.paranoid.application.Parents;
import dev.paranoid.application.access.CascadingDeletions;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.port.DeletionLedger;
import dev.paranoid.application.port.DeletionLedger.Ask;
import dev.paranoid.application.port.Ports;
import dev.paranoid.application.port.message.Inbox.Entry;
import dev.paranoid.application.port.message.Inbox.RequestKey;
import dev.paranoid.application.request.Outcome;
import dev.paranoid.application.request.Outcome.Status;
import dev.paranoid.application.request.Request;
import dev.paranoid.application.request.Request.Withdraw;
import dev.paranoid.application.request.RequestOutcomes;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Answer.Granted;
import dev.paranoid.domain.deletion.Answer.Refused;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.HiddenBy;
import dev.paranoid.domain.deletion.Restoration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Withdraws delete requests. What one asked for is lifted when nobody else asks for it; one that has not come yet will find
 * that it was withdrawn. So the same requests end the same in whatever order they come.
 */
final class WithdrawalHandler {

    private final String scope;
    private final DeletionLedger ledger;
    private final RestoreRequestHandler restores;

    WithdrawalHandler(Caller caller, Ports ports, CascadingDeletions deletions) {
        this.scope = caller.source();
        this.ledger = ports.ledger();
        this.restores = new RestoreRequestHandler(caller, ports, deletions);
    }

    List<Outcome> run(Parents parents, List<Request> requests, Map<RequestKey, Entry> entries) {
        Map<RequestKey, Set<DeletionId>> asked = ledger.askedBy(named(requests));
        Set<DeletionId> ids = new HashSet<>();
        asked.values().forEach(ids::addAll);
        Map<DeletionId, Answer<Restoration>> answers = withdraw(parents, asked, ids);
        List<Outcome> outcomes = new ArrayList<>();
        for (Request request : requests) {
            Set<DeletionId> own = asked.getOrDefault(named(request), Set.of());
            outcomes.add(own.isEmpty() ? ahead(request, entries) : outcome(request, own, answers));
        }
        return outcomes;
    }

    private Map<DeletionId, Answer<Restoration>> withdraw(
            Parents parents, Map<RequestKey, Set<DeletionId>> asked, Set<DeletionId> ids) {
        Set<Deletion> active = restores.stillActive(ledger.find(ids).values());
        ledger.withdraw(asked.keySet());
        Set<DeletionId> others = ledger.asked(ids);
        Map<DeletionId, Answer<Restoration>> answers = new HashMap<>();
        Set<Deletion> alone = new HashSet<>(active);
        for (Deletion deletion : active) {
            if (others.contains(deletion.id())) {
                answers.put(deletion.id(), Answer.granted(stays(deletion)));
                alone.remove(deletion);
            }
        }
        if (!alone.isEmpty()) {
            answers.putAll(restores.lift(parents, alone));
        }
        askAgain(asked, answers);
        return answers;
    }

    /** What was refused has changed nothing: it is still asked for. */
    private void askAgain(Map<RequestKey, Set<DeletionId>> asked, Map<DeletionId, Answer<Restoration>> answers) {
        Set<Ask> asks = new HashSet<>();
        asked.forEach((request, ids) -> ids.stream()
                .filter(id -> answers.get(id) instanceof Refused)
                .forEach(id -> asks.add(new Ask(id, Optional.of(request)))));
        ledger.ask(asks);
    }

    private static Restoration stays(Deletion deletion) {
        return new Restoration(
                deletion.root(),
                deletion.id(),
                false,
                new TreeMap<>(),
                new TreeMap<>(),
                List.of(new HiddenBy(Optional.of(deletion.id()), deletion.root())),
                Optional.empty());
    }

    private Outcome ahead(Request request, Map<RequestKey, Entry> entries) {
        RequestKey key = named(request);
        Entry entry = Objects.requireNonNull(entries.get(key));
        if (entry.came() || entry.withdrawn()) {
            return Outcome.bare(
                    request,
                    Status.UNCHANGED,
                    "not-deleted",
                    "Nothing that request " + key.id() + " asked for is left.");
        }
        entries.put(key, entry.inWithdrawal());
        return Outcome.bare(
                request,
                Status.DONE,
                Outcome.WITHDRAWN,
                "Request " + key.id() + " has not arrived yet. When it does, it will change nothing.");
    }

    private static Outcome outcome(Request request, Set<DeletionId> ids, Map<DeletionId, Answer<Restoration>> answers) {
        List<Answer<Restoration>> own = ids.stream()
                .sorted()
                .flatMap(id -> Optional.ofNullable(answers.get(id)).stream())
                .toList();
        if (own.isEmpty()) {
            return Outcome.bare(
                    request, Status.UNCHANGED, "not-deleted", "What it asked for was lifted or removed before.");
        }
        Outcome outcome = RequestOutcomes.restored(request, own);
        boolean stays = own.stream().anyMatch(WithdrawalHandler::othersAsk);
        return stays && outcome.code().isEmpty()
                ? new Outcome(
                        request,
                        outcome.status(),
                        Optional.of(Outcome.WITHDRAWN),
                        Optional.of("Others asked for the same deletion, so it stays."),
                        List.of(),
                        own)
                : outcome;
    }

    private static boolean othersAsk(Answer<Restoration> answer) {
        return answer instanceof Granted<Restoration> granted
                && granted.value().hiddenBy().stream()
                        .anyMatch(by ->
                                by.deletion().equals(Optional.of(granted.value().deletion())));
    }

    private Set<RequestKey> named(List<Request> requests) {
        Set<RequestKey> named = new HashSet<>();
        requests.forEach(request -> named.add(named(request)));
        return named;
    }

    private RequestKey named(Request request) {
        return new RequestKey(scope, ((Withdraw) request.demand()).request());
    }
}
