package dev.paranoid.rest;

import dev.paranoid.application.Caller;
import dev.paranoid.application.Deletions;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Answer.Granted;
import dev.paranoid.domain.deletion.Deleted;
import dev.paranoid.domain.deletion.Restoration;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Answers to what may go on in the background: 202, and where to ask how far it has come; or, for a caller who would rather
 * wait, its end.
 */
final class Accepted {

    private static final String DELETIONS = RestAdapter.BASE + "/deletions";

    private static final long GLANCE = TimeUnit.MILLISECONDS.toNanos(50);

    private final Deletions deletions;
    private final Caller caller;
    private final Preference preference;
    private final String base;
    private final HttpServletResponse response;

    Accepted(Deletions deletions, Caller caller, HttpServletRequest request, HttpServletResponse response) {
        this.caller = caller;
        this.base = request.getContextPath();
        this.preference = Preference.of(request);
        this.deletions = preference.among(deletions);
        this.response = response;
    }

    /** {@return what to ask} */
    Deletions deletions() {
        return deletions;
    }

    DeletionBody deleted(Answer<Deleted> answer) {
        Deleted deleted = RestAnswers.granted(answer);
        boolean inProgress = deleted.job().isPresent();
        String id = deleted.deletion().id().toString();
        Answer<Deleted> last = told(answer, inProgress, id, () -> deletions.outcome(caller, deleted));
        return RestAnswers.SHAPES.deletion(RestAnswers.granted(last).deletion());
    }

    RestoreBody restored(Answer<Restoration> answer) {
        Restoration restoration = RestAnswers.granted(answer);
        String id = restoration.deletion().toString();
        Answer<Restoration> last =
                told(answer, restoration.inProgress(), id, () -> deletions.outcome(caller, restoration));
        return RestAnswers.SHAPES.restore(RestAnswers.granted(last));
    }

    /** Where any of many goes on in the background, the list of all that do is the place to ask. */
    List<Answer<Deleted>> deletedMany(Function<Deletions, List<Answer<Deleted>>> ask) {
        return many(
                ask.apply(deletions),
                deleted -> deleted.job().isPresent(),
                deleted -> deletions.outcome(caller, deleted));
    }

    List<Answer<Restoration>> restoredMany(Function<Deletions, List<Answer<Restoration>>> ask) {
        return many(
                ask.apply(deletions), Restoration::inProgress, restoration -> deletions.outcome(caller, restoration));
    }

    private <T> List<Answer<T>> many(
            List<Answer<T>> answers, Predicate<T> inProgress, Function<T, Optional<Answer<T>>> outcome) {
        Predicate<Answer<T>> open = answer -> answer instanceof Granted<T> granted && inProgress.test(granted.value());
        boolean accepted = answers.stream().anyMatch(open);
        preference.tell(response, accepted);
        Supplier<Optional<List<Answer<T>>>> all = () -> {
            List<Answer<T>> ended = answers.stream()
                    .flatMap(answer -> open.test(answer)
                            ? outcome.apply(((Granted<T>) answer).value()).stream()
                            : Stream.of(answer))
                    .toList();
            return ended.size() < answers.size() ? Optional.empty() : Optional.of(ended);
        };
        Optional<List<Answer<T>>> last = accepted ? awaited(all) : Optional.of(answers);
        if (last.isEmpty()) {
            accept(response, base + DELETIONS + "?state=in-progress");
        }
        return last.orElse(answers);
    }

    private <T> Answer<T> told(
            Answer<T> answer, boolean inProgress, String deletion, Supplier<Optional<Answer<T>>> outcome) {
        preference.tell(response, inProgress);
        Optional<Answer<T>> last = inProgress ? awaited(outcome) : Optional.of(answer);
        if (last.isEmpty()) {
            accept(response, base + DELETIONS + "/" + deletion);
        }
        return last.orElse(answer);
    }

    /** {@return where to ask how that goes on, whose answer has this body} */
    static String location(HttpServletRequest request, String body) {
        JsonNode answer = BodyJson.MAPPER.readTree(body);
        String id = answer.path("deletion").asString(answer.path("id").asString(""));
        return request.getContextPath() + DELETIONS + (answer.has("items") ? "?state=in-progress" : "/" + id);
    }

    private static void accept(HttpServletResponse response, String location) {
        response.setStatus(HttpServletResponse.SC_ACCEPTED);
        response.setHeader("Location", location);
    }

    private <T> Optional<T> awaited(Supplier<Optional<T>> outcome) {
        long deadline = System.nanoTime()
                + preference.patience().map(time -> time.toNanos()).orElse(0L);
        Optional<T> last = Optional.empty();
        while (preference.patience().isPresent() && last.isEmpty() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(GLANCE);
            last = outcome.get();
        }
        return last;
    }
}
