package dev.paranoid.rest.controller;

import static dev.paranoid.rest.problem.RestAnswers.SHAPES;

import dev.paranoid.application.retention.Retention;
import dev.paranoid.application.retention.RetentionChange;
import dev.paranoid.application.retention.RetentionChange.To;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Refusal.NotFound;
import dev.paranoid.rest.answer.DeletionBody;
import dev.paranoid.rest.caller.Callers;
import dev.paranoid.rest.problem.Declined;
import dev.paranoid.rest.problem.RefusalProblems;
import dev.paranoid.rest.problem.RestAdapter;
import dev.paranoid.rest.problem.RestAnswers;
import dev.paranoid.rest.request.Parameters;
import dev.paranoid.rest.retention.ChangeRetentionBody;
import dev.paranoid.rest.retention.HistoryBody;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;

/** How long what was deleted is kept, and what was done to it. */
@RestAdapter
@Tag(name = "Retention")
public class RetentionController {

    private final Retention retention;
    private final Callers callers;

    public RetentionController(Retention retention, Callers callers) {
        this.retention = retention;
        this.callers = callers;
    }

    @PatchMapping(path = "/deletions/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "changeRetention",
            summary = "Keep what a deletion hides for longer, or for a shorter time",
            description = "Attempts that a right, a policy or a retention mode refuses are in its history.")
    @Described.Bypass
    DeletionBody change(@PathVariable String id, @RequestBody ChangeRetentionBody body, HttpServletRequest request) {
        return SHAPES.deletion(RestAnswers.granted(
                retention.change(callers.of(request), Parameters.deletionId("id", id), change(body))));
    }

    private static RetentionChange change(ChangeRetentionBody body) {
        List<To> to = Stream.of(
                        Parameters.time("purgeAt", body.purgeAt()).<To>map(To.At::new),
                        Parameters.duration("extend", body.extend()).<To>map(To.Later::new),
                        Parameters.duration("shorten", body.shorten()).<To>map(To.Earlier::new))
                .flatMap(Optional::stream)
                .toList();
        if (to.size() != 1) {
            throw Declined.badRequest("Send exactly one of 'purgeAt', 'extend' and 'shorten'.");
        }
        return new RetentionChange(to.get(0), Parameters.neededReason(body.reason()));
    }

    @GetMapping("/deletions/{id}/history")
    @Operation(
            operationId = "readHistory",
            summary = "Who did what to a deletion, when and why",
            description = "Kept after its rows are removed, without their content.")
    HistoryBody history(@PathVariable String id, HttpServletRequest request) {
        EntityRef address = new EntityRef("deletions", id);
        return retention
                .history(callers.of(request), Parameters.deletionId("id", id))
                .map(HistoryBody::of)
                .orElseThrow(() -> new Declined(RefusalProblems.of(new NotFound(address), address)));
    }
}
