package dev.paranoid.rest;

import static dev.paranoid.rest.Answers.SHAPES;

import dev.paranoid.application.Caller;
import dev.paranoid.application.DeleteRequest;
import dev.paranoid.application.Deletions;
import dev.paranoid.application.Entities;
import dev.paranoid.application.Entities.Row;
import dev.paranoid.application.Page;
import dev.paranoid.domain.EntityRef;
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
 * Rows by their addresses. An id may have any character, percent-encoded, but those that a server refuses in an address
 * however they are written: {@code /}, {@code \} and NUL. A row with such an id is named in the body of a call for many.
 */
@RestAdapter
@Tag(name = "Rows")
class RowController {

    private final Deletions deletions;
    private final Entities entities;
    private final CallerSource callers;

    RowController(Deletions deletions, Entities entities, CallerSource callers) {
        this.deletions = deletions;
        this.entities = entities;
        this.callers = callers;
    }

    @GetMapping("/{type}")
    @Operation(operationId = "listRows", summary = "List rows, by ascending id")
    ItemsBody.Rows list(
            @PathVariable String type,
            @Described.Paranoid @RequestParam(required = false) @Nullable String paranoid,
            @Described.Deleted @RequestParam(required = false) @Nullable String deleted,
            @Described.Limit @RequestParam(required = false) @Nullable String limit,
            @Described.After @RequestParam(required = false) @Nullable String after,
            HttpServletRequest request) {
        Page<Row> page = Answers.grantedOfType(entities.list(
                caller(request),
                type,
                Parameters.visibility(paranoid, deleted),
                Parameters.limit(limit),
                after == null ? "" : after));
        List<RowBody> rows =
                page.items().stream().map(row -> new RowBody(row.columns())).toList();
        return new ItemsBody.Rows(rows, page.next().orElse(null));
    }

    @GetMapping("/{type}/{id}")
    @Operation(operationId = "readRow", summary = "Read a row")
    RowBody read(
            @PathVariable String type,
            @PathVariable String id,
            @Described.Paranoid @RequestParam(required = false) @Nullable String paranoid,
            @Described.Deleted @RequestParam(required = false) @Nullable String deleted,
            HttpServletRequest request) {
        Row row = Answers.granted(
                entities.find(caller(request), new EntityRef(type, id), Parameters.visibility(paranoid, deleted)));
        return new RowBody(row.columns());
    }

    @DeleteMapping("/{type}/{id}")
    @Operation(
            operationId = "deleteRow",
            summary = "Hide a row and all below it; with force, remove them for good",
            description = "The root of an active deletion answers with that deletion, and nothing changes.")
    DeletionBody delete(
            @PathVariable String type,
            @PathVariable String id,
            @Described.Force @RequestParam(required = false) @Nullable String force,
            @Described.Reason @RequestParam(required = false) @Nullable String reason,
            HttpServletRequest request,
            HttpServletResponse response) {
        DeleteRequest one = new DeleteRequest(new EntityRef(type, id), Parameters.reason(reason));
        Accepted accepted = new Accepted(deletions, request, response);
        return accepted.deleted(accepted.deletions()
                .delete(caller(request), Parameters.force(force), List.of(one))
                .get(0));
    }

    @PutMapping("/restore/{type}/{id}")
    @Operation(operationId = "restoreRow", summary = "Bring a row back, and exactly what was hidden with it")
    RestoreBody restore(
            @PathVariable String type,
            @PathVariable String id,
            @Described.ParentsChoice @RequestParam(required = false) @Nullable String parents,
            HttpServletRequest request,
            HttpServletResponse response) {
        Accepted accepted = new Accepted(deletions, request, response);
        return accepted.restored(accepted.deletions()
                .restore(caller(request), Parameters.parents(parents), List.of(new EntityRef(type, id)))
                .get(0));
    }

    @GetMapping("/{type}/{id}/deletion-plan")
    @Operation(operationId = "previewDeletion", summary = "Tell what a delete would do; changes nothing")
    PlanBody plan(
            @PathVariable String type,
            @PathVariable String id,
            @Described.Force @RequestParam(required = false) @Nullable String force,
            HttpServletRequest request) {
        return SHAPES.plan(
                Answers.granted(deletions.preview(caller(request), Parameters.force(force), new EntityRef(type, id))));
    }

    private Caller caller(HttpServletRequest request) {
        return callers.callerOf(request);
    }
}
