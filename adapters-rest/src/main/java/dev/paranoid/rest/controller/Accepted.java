package dev.paranoid.rest.controller;

import dev.paranoid.application.Deletions;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Answer.Granted;
import dev.paranoid.domain.deletion.Deleted;
import dev.paranoid.domain.deletion.Restoration;
import dev.paranoid.rest.answer.BodyJson;
import dev.paranoid.rest.caller.Callers;
import dev.paranoid.rest.controller.WaitingCallers.Wish;
import dev.paranoid.rest.problem.RestAnswers;
import dev.paranoid.rest.request.Preference;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.context.request.async.DeferredResult;
import tools.jackson.databind.JsonNode;

/**
 * Answers to what may go on in the background, or is carried out later: 202, and where to ask how far it has come; or, for a caller
 * who would rather wait, its end. What is returned is a body, or one to come.
 */
public final class Accepted {

    private static final String DELETIONS = "/deletions";
    private static final String IN_PROGRESS = "?state=in-progress";
    private static final String WAITING = "?state=active";

    private final Deletions deletions;
    private final Caller caller;
    private final WaitingCallers waiting;
    private final Preference preference;
    private final String base;
    private final HttpServletResponse response;

    /** Makes answers to calls. */
    public record Door(Deletions deletions, Callers callers, WaitingCallers waiting, String base) {

        Accepted to(HttpServletRequest request, HttpServletResponse response) {
            return new Accepted(this, request, response);
        }
    }

    private Accepted(Door door, HttpServletRequest request, HttpServletResponse response) {
        this.caller = door.callers.of(request);
        this.waiting = door.waiting;
        this.base = request.getContextPath() + door.base;
        this.preference = Preference.of(request);
        this.deletions = preference.among(door.deletions);
        this.response = response;
    }

    /** {@return what to ask} */
    Deletions deletions() {
        return deletions;
    }

    Caller caller() {
        return caller;
    }

    Object deleted(Answer<Deleted> answer) {
        Deleted deleted = RestAnswers.granted(answer);
        return respond(
                deleted.job().stream().collect(Collectors.toSet()),
                deleted.deletion().undoable(),
                "/" + deleted.deletion().id(),
                body(deleted),
                () -> deletions.outcome(caller, deleted).map(last -> body(RestAnswers.granted(last))));
    }

    private static Object body(Deleted deleted) {
        return RestAnswers.SHAPES.deletion(deleted.deletion());
    }

    Object restored(Answer<Restoration> answer) {
        Restoration restoration = RestAnswers.granted(answer);
        return respond(
                restoration.job().stream().collect(Collectors.toSet()),
                false,
                "/" + restoration.deletion(),
                RestAnswers.SHAPES.restore(restoration),
                () -> deletions
                        .outcome(caller, restoration)
                        .map(last -> RestAnswers.SHAPES.restore(RestAnswers.granted(last))));
    }

    /** Where any of many goes on in the background, the list of all that do is the place to ask. */
    Object deletedMany(List<Answer<Deleted>> answers, Function<List<Answer<Deleted>>, Object> body) {
        return many(
                answers,
                Deleted::job,
                deleted -> deleted.deletion().undoable(),
                deleted -> deletions.outcome(caller, deleted),
                body);
    }

    Object restoredMany(List<Answer<Restoration>> answers, Function<List<Answer<Restoration>>, Object> body) {
        return many(
                answers,
                Restoration::job,
                restoration -> false,
                restoration -> deletions.outcome(caller, restoration),
                body);
    }

    private <T> Object many(
            List<Answer<T>> answers,
            Function<T, Optional<Long>> job,
            Predicate<T> undoable,
            Function<T, Optional<Answer<T>>> outcome,
            Function<List<Answer<T>>, Object> body) {
        Function<Answer<T>, Optional<T>> open = answer -> answer instanceof Granted<T> granted
                        && job.apply(granted.value()).isPresent()
                ? Optional.of(granted.value())
                : Optional.empty();
        Supplier<Optional<Object>> last = () -> {
            List<Answer<T>> ended = answers.stream()
                    .flatMap(answer -> open.apply(answer)
                            .map(value -> outcome.apply(value).stream())
                            .orElseGet(() -> Stream.of(answer)))
                    .toList();
            return ended.size() < answers.size() ? Optional.empty() : Optional.of(body.apply(ended));
        };
        Set<Long> jobs = answers.stream()
                .flatMap(answer -> open.apply(answer).stream())
                .flatMap(value -> job.apply(value).stream())
                .collect(Collectors.toSet());
        boolean later = answers.stream()
                .anyMatch(answer -> answer instanceof Granted<T> granted && undoable.test(granted.value()));
        return respond(jobs, later, jobs.isEmpty() ? WAITING : IN_PROGRESS, body.apply(answers), last);
    }

    private Object respond(
            Set<Long> jobs, boolean undoable, String place, Object body, Supplier<Optional<Object>> last) {
        String location = base + DELETIONS + place;
        Object accepted =
                ResponseEntity.accepted().header(HttpHeaders.LOCATION, location).body(body);
        Optional<DeferredResult<Object>> later = preference
                .patience()
                .filter(time -> !jobs.isEmpty() && time.compareTo(Duration.ZERO) > 0)
                .flatMap(time -> waiting.join(new Wish(jobs, last, accepted), time));
        preference.tell(response, !jobs.isEmpty(), jobs.isEmpty() || later.isPresent());
        return later.<Object>map(result -> result).orElse(jobs.isEmpty() && !undoable ? body : accepted);
    }

    /** {@return where to ask how that goes on, whose answer has this body} */
    public static String location(HttpServletRequest request, String base, String body) {
        JsonNode answer = BodyJson.MAPPER.readTree(body);
        String id = answer.path("deletion").asString(answer.path("id").asString(""));
        return request.getContextPath() + base + DELETIONS + (answer.has("items") ? list(answer) : "/" + id);
    }

    private static String list(JsonNode answer) {
        List<String> states = StreamSupport.stream(answer.path("items").spliterator(), false)
                .map(item -> item.path("state").asString(""))
                .toList();
        return states.contains("active") && !states.contains("in-progress") ? WAITING : IN_PROGRESS;
    }
}
