package dev.paranoid.rest.controller;

import static dev.paranoid.rest.problem.RestAnswers.SHAPES;

import dev.paranoid.application.DeleteRequest;
import dev.paranoid.application.Deletions;
import dev.paranoid.application.Entities;
import dev.paranoid.application.Entities.Row;
import dev.paranoid.application.Entities.Visibility;
import dev.paranoid.application.Page;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.failure.ProblemCode;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Answer.Refused;
import dev.paranoid.domain.deletion.Refusal.NotFound;
import dev.paranoid.rest.answer.ItemsBody;
import dev.paranoid.rest.answer.ProblemBody;
import dev.paranoid.rest.answer.RowBody;
import dev.paranoid.rest.caller.Callers;
import dev.paranoid.rest.plan.PlanBody;
import dev.paranoid.rest.problem.Declined;
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

/**
 * Rows by their addresses. An id may have any character, percent-encoded, but those that a server refuses in a path
 * however they are written: NUL always, {@code /} and {@code \} unless it was told to pass them. A row of whatever id is
 * named by {@link RowByIdController} and by the calls for many.
 */
@RestAdapter
@AsksDeletions
@Tag(name = "Rows")
public class RowController {

    private final Deletions deletions;
    private final Entities entities;
    private final Callers callers;
    private final Accepted.Door accepted;

    public RowController(Accepted.Door accepted, Entities entities) {
        this.deletions = accepted.deletions();
        this.entities = entities;
        this.callers = accepted.callers();
        this.accepted = accepted;
    }

    @GetMapping("/{type}")
    @Operation(
            operationId = "listRows",
            summary = "List rows, by ascending id",
            description =
                    "Hidden rows (deleted=only) come in the order of their deletions, the newest first. Rows that "
                            + "other programs hid come last; a page of them may be short and still have a next. With an id, "
                            + "the list has that row, or nothing.")
    ItemsBody.Rows list(
            @PathVariable String type,
            @Described.OnlyId @RequestParam(required = false) @Nullable String id,
            @Described.Paranoid @RequestParam(required = false) @Nullable String paranoid,
            @Described.Deleted @RequestParam(required = false) @Nullable String deleted,
            @Described.Limit @RequestParam(required = false) @Nullable String limit,
            @Described.After @RequestParam(required = false) @Nullable String after,
            HttpServletRequest request) {
        if (id != null) {
            return only(new EntityRef(type, id), Parameters.visibility(paranoid, deleted), limit, after, request);
        }
        Page<Row> page = RestAnswers.grantedOfType(entities.list(
                caller(request),
                type,
                Parameters.visibility(paranoid, deleted),
                Parameters.limit(limit),
                after == null ? "" : after));
        List<RowBody> rows =
                page.items().stream().map(row -> new RowBody(row.columns())).toList();
        return new ItemsBody.Rows(rows, page.next().orElse(null));
    }

    private ItemsBody.Rows only(
            EntityRef row,
            Visibility visibility,
            @Nullable String limit,
            @Nullable String after,
            HttpServletRequest request) {
        if (limit != null || after != null) {
            throw Declined.badRequest("Send 'id' without 'limit' and 'after'.");
        }
        Answer<Row> found = entities.find(caller(request), row, visibility);
        if (found instanceof Refused<Row> refused && refused.refusal() instanceof NotFound) {
            return new ItemsBody.Rows(List.of(), null);
        }
        return new ItemsBody.Rows(List.of(new RowBody(RestAnswers.granted(found).columns())), null);
    }

    @GetMapping("/{type}/{id}")
    @Operation(operationId = "readRow", summary = "Read a row")
    RowBody read(
            @PathVariable String type,
            @PathVariable String id,
            @Described.Paranoid @RequestParam(required = false) @Nullable String paranoid,
            @Described.Deleted @RequestParam(required = false) @Nullable String deleted,
            HttpServletRequest request) {
        EntityRef row = new EntityRef(type, id);
        Visibility visibility = Parameters.visibility(paranoid, deleted);
        Answer<Row> found = entities.find(caller(request), row, visibility);
        if (found instanceof Refused<Row> refused && refused.refusal() instanceof NotFound) {
            throw new Declined(ProblemBody.of(ProblemCode.NOT_FOUND, absent(row, visibility))
                    .about(row));
        }
        return new RowBody(RestAnswers.granted(found).columns());
    }

    private static String absent(EntityRef row, Visibility visibility) {
        return switch (visibility) {
            case LIVE -> "There is no live " + row + ". If the row is hidden, paranoid=false shows it.";
            case HIDDEN ->
                "There is no hidden " + row + ". If the row is live, the call without deleted=only shows it.";
            case ALL -> new NotFound(row).detail();
        };
    }

    @DeleteMapping("/{type}/{id}")
    @Operation(
            operationId = "deleteRow",
            summary = "Hide a row and all below it; with force, remove them for good",
            description = "The root of an active deletion answers with that deletion, and nothing changes.")
    @Described.OneDeletion
    @Described.Bypass
    Object delete(
            @PathVariable String type,
            @PathVariable String id,
            @Described.Force @RequestParam(required = false) @Nullable String force,
            @Described.Reason @RequestParam(required = false) @Nullable String reason,
            HttpServletRequest request,
            HttpServletResponse response) {
        DeleteRequest one = new DeleteRequest(new EntityRef(type, id), Parameters.reason(reason));
        Accepted answer = accepted.to(request, response);
        return answer.deleted(answer.deletions()
                .delete(answer.caller(), Parameters.force(force), List.of(one))
                .get(0));
    }

    @PutMapping("/restore/{type}/{id}")
    @Operation(operationId = "restoreRow", summary = "Bring a row back, and exactly what was hidden with it")
    @Described.OneRestore
    Object restore(
            @PathVariable String type,
            @PathVariable String id,
            @Described.ParentsChoice @RequestParam(required = false) @Nullable String parents,
            HttpServletRequest request,
            HttpServletResponse response) {
        Accepted answer = accepted.to(request, response);
        return answer.restored(answer.deletions()
                .restore(answer.caller(), Parameters.parents(parents), List.of(new EntityRef(type, id)))
                .get(0));
    }

    @GetMapping("/{type}/{id}/deletion-plan")
    @Operation(operationId = "previewDeletion", summary = "Preview a delete; changes nothing")
    PlanBody plan(
            @PathVariable String type,
            @PathVariable String id,
            @Described.Force @RequestParam(required = false) @Nullable String force,
            HttpServletRequest request) {
        return SHAPES.plan(RestAnswers.granted(
                deletions.preview(caller(request), Parameters.force(force), new EntityRef(type, id))));
    }

    private Caller caller(HttpServletRequest request) {
        return callers.of(request);
    }
}
