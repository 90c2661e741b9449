package dev.paranoid.rest;

import static dev.paranoid.rest.RestAnswers.SHAPES;

import dev.paranoid.application.Caller;
import dev.paranoid.application.DeleteRequest;
import dev.paranoid.application.Deletions;
import dev.paranoid.application.Entities.Among;
import dev.paranoid.application.Parents;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Answer.Refused;
import dev.paranoid.domain.deletion.Deleted;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.deletion.Restoration;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import tools.jackson.databind.JsonNode;

/** Many rows at once, in one transaction. What is refused is left out; the answer tells of each row, in the order asked. */
@RestAdapter
@Tag(name = "Many at once")
class ManyController {

    private final Deletions deletions;
    private final RowSelector selecting;
    private final Callers callers;

    ManyController(Deletions deletions, RowSelector selecting, Callers callers) {
        this.deletions = deletions;
        this.selecting = selecting;
        this.callers = callers;
    }

    @PostMapping(path = "/deletions", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "deleteMany", summary = "Delete many rows of a type; where is among live rows")
    ItemsBody.DeletionOutcomes delete(
            @RequestBody ManyBody.Delete body, HttpServletRequest request, HttpServletResponse response) {
        DeletionMode mode = mode(body.force());
        Optional<String> reason = Parameters.reason(body.reason());
        Caller caller = callers.of(request);
        List<DeleteRequest> rows = selecting.rows(caller, body, Among.LIVE).stream()
                .map(row -> new DeleteRequest(row, reason))
                .toList();
        List<Answer<Deleted>> answers = new Accepted(deletions, caller, request, response)
                .deletedMany(chosen -> chosen.delete(caller, mode, rows));
        return new ItemsBody.DeletionOutcomes(answers.stream()
                .map(answer -> RestAnswers.<Deleted, DeletionOutcome>either(
                        answer, deleted -> SHAPES.deletion(deleted.deletion()), ManyController::problem))
                .toList());
    }

    @PostMapping(path = "/restores", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "restoreMany",
            summary = "Restore many rows of a type; where is among roots of active deletions")
    ItemsBody.RestoreOutcomes restore(
            @RequestBody ManyBody.Restore body, HttpServletRequest request, HttpServletResponse response) {
        Parents parents = Parameters.parents(body.parents());
        Caller caller = callers.of(request);
        List<EntityRef> rows = selecting.rows(caller, body, Among.ROOTS);
        List<Answer<Restoration>> answers = new Accepted(deletions, caller, request, response)
                .restoredMany(chosen -> chosen.restore(caller, parents, rows));
        return new ItemsBody.RestoreOutcomes(answers.stream()
                .map(answer -> RestAnswers.<Restoration, RestoreOutcome>either(
                        answer, SHAPES::restore, ManyController::problem))
                .toList());
    }

    private static ProblemBody problem(Refused<?> refused) {
        return RefusalProblems.of(refused.refusal(), refused.subject());
    }

    private static DeletionMode mode(@Nullable JsonNode force) {
        if (force == null) {
            return DeletionMode.SOFT;
        }
        boolean scalar = force.isBoolean() || force.isIntegralNumber();
        return Parameters.force(scalar ? force.asString() : "");
    }
}
