package dev.paranoid.application.deduplication;

import dev.paranoid.application.access.CascadingDeletions;
import dev.paranoid.application.call.AroundLocked;
import dev.paranoid.application.call.Context;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.failure.Busy;
import dev.paranoid.application.failure.DatabaseFailure;
import dev.paranoid.application.failure.RequestTooLarge;
import dev.paranoid.application.port.Ports;
import dev.paranoid.application.port.TooLarge;
import dev.paranoid.application.port.Transactions;
import dev.paranoid.application.port.message.Inbox.RequestKey;
import dev.paranoid.application.request.Outcome;
import dev.paranoid.application.request.Outcome.Status;
import dev.paranoid.application.request.Request;
import dev.paranoid.application.request.RequestId;
import dev.paranoid.application.request.Requests;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks into the inbox, runs the {@link RequestHandlers} of what is new, and notes it: one transaction. */
public final class ExactlyOnce implements Requests {

    private static final System.Logger LOG = System.getLogger(ExactlyOnce.class.getName());

    /** How long the parts of a batch wait for rows that others have locked: the whole has waited for its time. */
    private static final Duration GLANCE = Duration.ofMillis(500);

    /** How long parts of a batch are tried at most: whoever gave us the batch waits, and takes us for dead after minutes. */
    private static final Duration AROUND = Duration.ofSeconds(60);

    private final Context context;
    private final Ports ports;
    private final Transactions transactions;
    private final CascadingDeletions deletions;

    /**
     * Requests over these deletions.
     *
     * @param context the ports
     * @param deletions what carries them out, in the transaction that notes it
     */
    public ExactlyOnce(Context context, CascadingDeletions deletions) {
        this.context = context;
        this.ports = context.ports();
        this.transactions = context.transactions();
        this.deletions = deletions;
    }

    @Override
    public List<Outcome> carryOut(Caller caller, List<Request> requests, Answers answers) {
        try {
            return transactions.atMost(transactions.left(), () -> atOnce(caller, requests, answers));
        } catch (Busy inTheWay) {
            if (requests.size() < 2) {
                throw inTheWay;
            }
            return around(caller, requests, answers).orElseThrow(() -> inTheWay);
        }
    }

    /** {@return the outcomes of all; empty where some have to come again, and the others were carried out} */
    private Optional<List<Outcome>> around(Caller caller, List<Request> requests, Answers answers) {
        long begun = System.nanoTime();
        List<Outcome> outcomes = new ArrayList<>();
        boolean all = new AroundLocked<Request>(
                        some -> outcomes.addAll(transactions.atMost(GLANCE, () -> atOnce(caller, some, answers))),
                        request -> request.head().key(),
                        () -> System.nanoTime() - begun < AROUND.toNanos())
                .carryOut(requests);
        return all ? Optional.of(outcomes) : Optional.empty();
    }

    private List<Outcome> atOnce(Caller caller, List<Request> requests, Answers answers) {
        try {
            return attempt(caller, requests, answers, new RequestHandlers(caller, context, deletions));
        } catch (DatabaseFailure away) {
            throw away;
        } catch (TooLarge tooLarge) {
            return requests.size() < 2
                    ? attempt(caller, requests, answers, new RequestHandlers(caller, context, deletions.inBackground()))
                    : halved(caller, requests, answers);
        } catch (RequestTooLarge large) {
            return requests.size() < 2
                    ? rejected(caller, requests, answers, Outcome.TOO_LARGE, large.getMessage() + ".")
                    : halved(caller, requests, answers);
        } catch (RuntimeException failure) {
            return requests.size() < 2 ? broken(caller, requests, answers, failure) : halved(caller, requests, answers);
        }
    }

    /** Each half by itself: what one of them wants done first may be in the other. */
    private List<Outcome> halved(Caller caller, List<Request> requests, Answers answers) {
        int half = requests.size() / 2;
        List<Outcome> outcomes = new ArrayList<>(atOnce(caller, requests.subList(0, half), answers));
        outcomes.addAll(atOnce(caller, requests.subList(half, requests.size()), answers));
        return outcomes;
    }

    private List<Outcome> broken(Caller caller, List<Request> requests, Answers answers, RuntimeException failure) {
        LOG.log(
                System.Logger.Level.ERROR,
                () -> "Failed at request " + requests.stream().map(Request::id).toList(),
                failure);
        return rejected(
                caller,
                requests,
                answers,
                Outcome.INTERNAL_ERROR,
                "The service failed, not the request. Its log has the cause.");
    }

    private List<Outcome> rejected(Caller caller, List<Request> requests, Answers answers, String code, String detail) {
        return attempt(caller, requests, answers, (fresh, entries) -> {
            Map<RequestId, Outcome> outcomes = new HashMap<>();
            fresh.forEach(request -> outcomes.put(request.id(), Outcome.bare(request, Status.REJECTED, code, detail)));
            return outcomes;
        });
    }

    private List<Outcome> attempt(Caller caller, List<Request> requests, Answers answers, RequestHandler handler) {
        return transactions.inTransaction(() -> {
            Deduplication deduplication = Deduplication.lock(ports, caller.source(), requests);
            Map<RequestId, Outcome> outcomes = handler.run(deduplication.fresh(), deduplication.entries());
            List<Outcome> inOrder = deduplication.inOrder(outcomes);
            answers.tell(inOrder);
            note(deduplication, inOrder);
            return inOrder;
        });
    }

    /** Without the answer, which nobody asks the inbox for. */
    private void note(Deduplication deduplication, List<Outcome> outcomes) {
        for (Outcome outcome : outcomes) {
            if (outcome.fresh() && !outcome.code().equals(Optional.of(Outcome.INTERNAL_ERROR))) {
                RequestKey key = deduplication.key(outcome.request().id());
                String fingerprint = outcome.request().head().fingerprint();
                deduplication.entries().computeIfPresent(key, (same, entry) -> entry.answered(fingerprint, 0, ""));
            }
        }
        ports.inbox().write(List.copyOf(deduplication.entries().values()));
    }
}
