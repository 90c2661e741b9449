package dev.paranoid.rest.controller;

import static dev.paranoid.rest.problem.RestAnswers.SHAPES;

import dev.paranoid.application.DeleteRequest;
import dev.paranoid.application.Entities.Among;
import dev.paranoid.application.Parents;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Answer.Refused;
import dev.paranoid.domain.deletion.Deleted;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.deletion.Restoration;
import dev.paranoid.rest.answer.DeletionOutcome;
import dev.paranoid.rest.answer.ItemsBody;
import dev.paranoid.rest.answer.ProblemBody;
import dev.paranoid.rest.answer.RestoreOutcome;
import dev.paranoid.rest.problem.RefusalProblems;
import dev.paranoid.rest.problem.RestAdapter;
import dev.paranoid.rest.problem.RestAnswers;
import dev.paranoid.rest.request.ManyBody;
import dev.paranoid.rest.request.Parameters;
import dev.paranoid.rest.request.RowSelector;
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
@AsksDeletions
@Tag(name = "Many at once")
public class ManyController {

    private final RowSelector selecting;
    private final Accepted.Door accepted;

    public ManyController(Accepted.Door accepted, RowSelector selecting) {
        this.selecting = selecting;
        this.accepted = accepted;
    }

    @PostMapping(path = "/deletions", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "deleteMany", summary = "Delete many rows of a type; where is among live rows")
    @Described.ManyDeletions
    @Described.Bypass
    Object delete(@RequestBody ManyBody.Delete body, HttpServletRequest request, HttpServletResponse response) {
        DeletionMode mode = mode(body.force());
        Optional<String> reason = Parameters.reason(body.reason());
        Accepted answer = accepted.to(request, response);
        List<DeleteRequest> rows = selecting.rows(answer.caller(), body, Among.LIVE).stream()
                .map(row -> new DeleteRequest(row, reason))
                .toList();
        return answer.deletedMany(answer.deletions().delete(answer.caller(), mode, rows), ManyController::deleted);
    }

    private static ItemsBody.DeletionOutcomes deleted(List<Answer<Deleted>> answers) {
        return new ItemsBody.DeletionOutcomes(answers.stream()
                .map(answer -> RestAnswers.<Deleted, DeletionOutcome>either(
                        answer, deleted -> SHAPES.deletion(deleted.deletion()), ManyController::problem))
                .toList());
    }

    @PostMapping(path = "/restores", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "restoreMany",
            summary = "Restore many rows of a type; where is among roots of active deletions")
    @Described.ManyRestores
    Object restore(@RequestBody ManyBody.Restore body, HttpServletRequest request, HttpServletResponse response) {
        Parents parents = Parameters.parents(body.parents());
        Accepted answer = accepted.to(request, response);
        List<EntityRef> rows = selecting.rows(answer.caller(), body, Among.ROOTS);
        return answer.restoredMany(
                answer.deletions().restore(answer.caller(), parents, rows), ManyController::restored);
    }

    private static ItemsBody.RestoreOutcomes restored(List<Answer<Restoration>> answers) {
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
