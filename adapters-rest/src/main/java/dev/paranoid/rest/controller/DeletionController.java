package dev.paranoid.rest.controller;

import static dev.paranoid.rest.problem.RestAnswers.SHAPES;

import dev.paranoid.application.DeletionQuery;
import dev.paranoid.application.Deletions;
import dev.paranoid.application.NewValue;
import dev.paranoid.application.Page;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.Refusal.NotFound;
import dev.paranoid.rest.answer.ItemsBody;
import dev.paranoid.rest.answer.WatchedDeletionBody;
import dev.paranoid.rest.caller.Callers;
import dev.paranoid.rest.plan.PlanBody.RestorePlanBody;
import dev.paranoid.rest.problem.Declined;
import dev.paranoid.rest.problem.RefusalProblems;
import dev.paranoid.rest.problem.RestAdapter;
import dev.paranoid.rest.problem.RestAnswers;
import dev.paranoid.rest.request.Parameters;
import dev.paranoid.rest.request.RestoreValuesBody;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;

/** The recycle bin: deletions by their own ids. */
@RestAdapter
@AsksDeletions
@Tag(name = "Deletions")
public class DeletionController {

    private final Deletions deletions;
    private final Callers callers;
    private final Accepted.Door accepted;

    public DeletionController(Accepted.Door accepted) {
        this.deletions = accepted.deletions();
        this.callers = accepted.callers();
        this.accepted = accepted;
    }

    @GetMapping("/deletions")
    @Operation(operationId = "listDeletions", summary = "List deletions, the newest first")
    ItemsBody.Deletions list(
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(required = false) @Nullable String id,
            @Described.State @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String actor,
            @Described.Since @RequestParam(required = false) @Nullable String since,
            @Described.Until @RequestParam(required = false) @Nullable String until,
            @Described.Limit @RequestParam(required = false) @Nullable String limit,
            @Described.After @RequestParam(required = false) @Nullable String after,
            HttpServletRequest request) {
        Page<Deletion> page = deletions.list(
                caller(request),
                new DeletionQuery(
                        Optional.ofNullable(type),
                        Optional.ofNullable(id),
                        Parameters.state(state),
                        Optional.ofNullable(actor),
                        Parameters.time("since", since),
                        Parameters.time("until", until),
                        Parameters.limit(limit),
                        Optional.ofNullable(after).map(cursor -> Parameters.deletionId("after", cursor))));
        return new ItemsBody.Deletions(
                page.items().stream().map(SHAPES::deletion).toList(),
                page.next().orElse(null));
    }

    @GetMapping("/deletions/{id}")
    @Operation(
            operationId = "readDeletion",
            summary = "Read a deletion, whatever its state",
            description = "With its progress, where it runs or ran in the background.")
    WatchedDeletionBody read(@PathVariable String id, HttpServletRequest request) {
        EntityRef address = new EntityRef("deletions", id);
        return deletions
                .watch(caller(request), Parameters.deletionId("id", id))
                .map(watched -> WatchedDeletionBody.of(SHAPES.deletion(watched.deletion()), watched))
                .orElseThrow(() -> new Declined(RefusalProblems.of(new NotFound(address), address)));
    }

    @GetMapping("/deletions/{id}/restore-plan")
    @Operation(operationId = "previewRestore", summary = "Preview a restore of that deletion; changes nothing")
    RestorePlanBody plan(
            @PathVariable String id,
            @Described.ParentsChoice @RequestParam(required = false) @Nullable String parents,
            HttpServletRequest request) {
        return SHAPES.restorePlan(RestAnswers.granted(deletions.previewRestore(
                caller(request), Parameters.parents(parents), Parameters.deletionId("id", id))));
    }

    @PostMapping("/deletions/{id}/restore")
    @Operation(
            operationId = "restoreDeletion",
            summary = "Bring back what a deletion hides",
            description = "Rows come back with the values that they had.")
    @Described.OneRestore
    Object restore(
            @PathVariable String id,
            @Described.ParentsChoice @RequestParam(required = false) @Nullable String parents,
            HttpServletRequest request,
            HttpServletResponse response) {
        Accepted answer = accepted.to(request, response);
        return answer.restored(answer.deletions()
                .restore(answer.caller(), Parameters.parents(parents), Parameters.deletionId("id", id)));
    }

    @PostMapping(path = "/deletions/{id}/restore-with-values", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "restoreDeletionWithValues",
            summary = "Bring back what a deletion hides, some of it with other values",
            description = "For rows whose unique values other rows have now; not in the background.")
    @Described.OneRestore
    Object restoreWithValues(
            @PathVariable String id,
            @Described.ParentsChoice @RequestParam(required = false) @Nullable String parents,
            @RequestBody RestoreValuesBody body,
            HttpServletRequest request,
            HttpServletResponse response) {
        List<NewValue> values = body.given();
        Accepted answer = accepted.to(request, response);
        return answer.restored(answer.deletions()
                .restore(answer.caller(), Parameters.parents(parents), Parameters.deletionId("id", id), values));
    }

    @DeleteMapping("/deletions/{id}")
    @Operation(
            operationId = "purgeDeletion",
            summary = "Remove now, for good, what a deletion hides",
            description = "Answers with the deletion that did it.")
    @Described.OneDeletion
    @Described.Bypass
    Object purge(@PathVariable String id, HttpServletRequest request, HttpServletResponse response) {
        Accepted answer = accepted.to(request, response);
        return answer.deleted(answer.deletions().purge(answer.caller(), Parameters.deletionId("id", id)));
    }

    private Caller caller(HttpServletRequest request) {
        return callers.of(request);
    }
}
