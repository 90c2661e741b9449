package dev.paranoid.rest.controller;

import static dev.paranoid.rest.problem.RestAnswers.SHAPES;

import dev.paranoid.application.DeleteRequest;
import dev.paranoid.application.Deletions;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.rest.caller.Callers;
import dev.paranoid.rest.plan.PlanBody;
import dev.paranoid.rest.problem.RestAdapter;
import dev.paranoid.rest.problem.RestAnswers;
import dev.paranoid.rest.request.Parameters;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The same as {@link RowController} for rows whose ids no path can have: a parameter names them. */
@RestAdapter
@AsksDeletions
@Tag(name = "Rows")
public class RowByIdController {

    private final Deletions deletions;
    private final Callers callers;
    private final Accepted.Door accepted;

    public RowByIdController(Accepted.Door accepted) {
        this.deletions = accepted.deletions();
        this.callers = accepted.callers();
        this.accepted = accepted;
    }

    @DeleteMapping("/{type}")
    @Operation(
            operationId = "deleteRowById",
            summary = "Hide the row of that id and all below it; with force, remove them for good",
            description =
                    "For ids that a path cannot have. The root of an active deletion answers with that deletion, and"
                            + " nothing changes.")
    @Described.OneDeletion
    @Described.Bypass
    Object delete(
            @PathVariable String type,
            @Described.Id @RequestParam(required = false) @Nullable String id,
            @Described.Force @RequestParam(required = false) @Nullable String force,
            @Described.Reason @RequestParam(required = false) @Nullable String reason,
            HttpServletRequest request,
            HttpServletResponse response) {
        DeleteRequest one = new DeleteRequest(new EntityRef(type, Parameters.id(id)), Parameters.reason(reason));
        Accepted answer = accepted.to(request, response);
        return answer.deleted(answer.deletions()
                .delete(answer.caller(), Parameters.force(force), List.of(one))
                .get(0));
    }

    @PutMapping("/restore/{type}")
    @Operation(
            operationId = "restoreRowById",
            summary = "Bring the row of that id back, and exactly what was hidden with it",
            description = "For ids that a path cannot have.")
    @Described.OneRestore
    Object restore(
            @PathVariable String type,
            @Described.Id @RequestParam(required = false) @Nullable String id,
            @Described.ParentsChoice @RequestParam(required = false) @Nullable String parents,
            HttpServletRequest request,
            HttpServletResponse response) {
        EntityRef row = new EntityRef(type, Parameters.id(id));
        Accepted answer = accepted.to(request, response);
        return answer.restored(answer.deletions()
                .restore(answer.caller(), Parameters.parents(parents), List.of(row))
                .get(0));
    }

    /** Without the parameter, the address is that of a row whose id is {@code deletion-plan}. */
    @GetMapping(path = "/{type}/deletion-plan", params = "id")
    @Operation(
            operationId = "previewDeletionById",
            summary = "Preview a delete of the row of that id; changes nothing",
            description = "For ids that a path cannot have.")
    PlanBody plan(
            @PathVariable String type,
            @Described.Id @RequestParam String id,
            @Described.Force @RequestParam(required = false) @Nullable String force,
            HttpServletRequest request) {
        return SHAPES.plan(RestAnswers.granted(
                deletions.preview(callers.of(request), Parameters.force(force), new EntityRef(type, id))));
    }
}
