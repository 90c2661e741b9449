package dev.paranoid.application;

import dev.paranoid.application.Outcome.Status;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Answer.Granted;
import dev.paranoid.domain.deletion.Answer.Refused;
import dev.paranoid.domain.deletion.Deleted;
import dev.paranoid.domain.deletion.Refusal;
import dev.paranoid.domain.deletion.Refusal.NotDeleted;
import dev.paranoid.domain.deletion.Restoration;
import java.util.List;
import java.util.Optional;

/** Sums up the answers of a request's rows in one word. */
public final class RequestOutcomes {

    private RequestOutcomes() {}

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

    public static Outcome restored(Request request, List<Answer<Restoration>> answers) {
        Status status = status(answers, answers.stream().anyMatch(Granted.class::isInstance));
        Optional<Refusal> refusal = first(status, answers);
        return accepted(new Outcome(
                request, status, refusal.map(Refusal::code), refusal.map(Refusal::detail), List.of(), answers));
    }

    private static Outcome accepted(Outcome outcome) {
        return outcome.status() == Status.DONE && outcome.inProgress()
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
