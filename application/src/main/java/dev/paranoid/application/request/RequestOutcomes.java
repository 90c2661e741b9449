package dev.paranoid.application.request;

import dev.paranoid.application.Holds.Placed;
import dev.paranoid.application.request.Outcome.Status;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Answer.Granted;
import dev.paranoid.domain.deletion.Answer.Refused;
import dev.paranoid.domain.deletion.Deleted;
import dev.paranoid.domain.deletion.Refusal;
import dev.paranoid.domain.deletion.Refusal.NotDeleted;
import dev.paranoid.domain.deletion.Restoration;
import dev.paranoid.domain.hold.Hold;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Sums up the answers of a request's rows in one word. */
public final class RequestOutcomes {

    private RequestOutcomes() {}

    /**
     * {@return the outcome of a request to delete}
     *
     * @param request what is asked
     * @param answers one a row, in order
     */
    public static Outcome deleted(Request request, List<Answer<Deleted>> answers) {
        Status status = status(
                answers,
                answers.stream()
                        .anyMatch(answer -> answer instanceof Granted<Deleted> granted
                                && !granted.value().unchanged()));
        Optional<Refusal> refusal = first(status, answers);
        return accepted(new Outcome(
                request, status, refusal.map(Refusal::code), refusal.map(Refusal::detail), answers, List.of()));
    }

    /**
     * {@return the outcome of a request to restore}
     *
     * @param request what is asked
     * @param answers one a row, in order
     */
    public static Outcome restored(Request request, List<Answer<Restoration>> answers) {
        Status status = status(answers, answers.stream().anyMatch(Granted.class::isInstance));
        Optional<Refusal> refusal = first(status, answers);
        return accepted(new Outcome(
                request, status, refusal.map(Refusal::code), refusal.map(Refusal::detail), List.of(), answers));
    }

    /**
     * {@return the outcome of a request to place holds}
     *
     * @param request what is asked
     * @param answers one a hold, in order
     */
    public static Outcome placed(Request request, List<Answer<Placed>> answers) {
        List<Answer<Hold>> holds = answers.stream().map(RequestOutcomes::hold).toList();
        Outcome outcome = held(request, holds);
        Map<String, Long> gone = new TreeMap<>();
        answers.stream()
                .filter(Granted.class::isInstance)
                .flatMap(answer -> answer.orThrow().gone().values().stream())
                .forEach(rows -> rows.forEach((type, count) -> gone.merge(type, count, Long::sum)));
        return gone.isEmpty()
                ? outcome
                : new Outcome(
                        request,
                        outcome.status(),
                        Optional.of(Outcome.PARTLY_REMOVED),
                        Optional.of("The hold is in force. Removed before that: " + gone + "."),
                        List.of(),
                        List.of(),
                        holds);
    }

    private static Answer<Hold> hold(Answer<Placed> answer) {
        return answer instanceof Refused<Placed> refused
                ? Answer.refused(refused.subject(), refused.refusal())
                : Answer.granted(answer.orThrow().hold());
    }

    /**
     * {@return the outcome of a request to release holds}
     *
     * @param request what is asked
     * @param answers one a hold, in order
     */
    public static Outcome held(Request request, List<Answer<Hold>> answers) {
        Status status = status(answers, answers.stream().anyMatch(Granted.class::isInstance));
        Optional<Refusal> refusal = first(status, answers);
        return new Outcome(
                request,
                status,
                refusal.map(Refusal::code),
                refusal.map(Refusal::detail),
                List.of(),
                List.of(),
                answers);
    }

    private static Outcome accepted(Outcome outcome) {
        return outcome.status() == Status.DONE && (outcome.inProgress() || outcome.undoable())
                ? new Outcome(
                        outcome.request(),
                        Status.ACCEPTED,
                        outcome.code(),
                        outcome.detail(),
                        outcome.deletions(),
                        outcome.restorations())
                : outcome;
    }

    private static <T> Status status(List<Answer<T>> answers, boolean done) {
        if (done) {
            return Status.DONE;
        }
        boolean refused = answers.stream()
                .anyMatch(answer -> answer instanceof Refused<T> item && !(item.refusal() instanceof NotDeleted));
        return refused ? Status.REFUSED : Status.UNCHANGED;
    }

    private static <T> Optional<Refusal> first(Status status, List<Answer<T>> answers) {
        return answers.stream()
                .filter(answer -> status != Status.DONE)
                .filter(Refused.class::isInstance)
                .map(answer -> ((Refused<T>) answer).refusal())
                .filter(refusal -> status == Status.UNCHANGED || !(refusal instanceof NotDeleted))
                .findFirst();
    }
}
