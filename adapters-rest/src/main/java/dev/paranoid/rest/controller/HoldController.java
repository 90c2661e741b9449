package dev.paranoid.rest.controller;

import dev.paranoid.application.HoldQuery;
import dev.paranoid.application.Holds;
import dev.paranoid.application.Holds.Placed;
import dev.paranoid.application.Page;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.failure.ProblemCode;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Refusal.NotFound;
import dev.paranoid.domain.hold.Hold;
import dev.paranoid.domain.hold.HoldId;
import dev.paranoid.rest.answer.HoldBody;
import dev.paranoid.rest.answer.HoldOutcome;
import dev.paranoid.rest.answer.ItemsBody;
import dev.paranoid.rest.answer.ProblemBody;
import dev.paranoid.rest.answer.ProblemData;
import dev.paranoid.rest.caller.Callers;
import dev.paranoid.rest.problem.Declined;
import dev.paranoid.rest.problem.RefusalProblems;
import dev.paranoid.rest.problem.RestAdapter;
import dev.paranoid.rest.problem.RestAnswers;
import dev.paranoid.rest.request.Parameters;
import dev.paranoid.rest.request.PlaceHoldBody;
import dev.paranoid.rest.request.ReleaseHoldsBody;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;

/** What must stay. */
@RestAdapter
@Tag(name = "Holds")
public class HoldController {

    private final Holds holds;
    private final Callers callers;

    public HoldController(Holds holds, Callers callers) {
        this.holds = holds;
        this.callers = callers;
    }

    @GetMapping("/holds")
    @Operation(operationId = "listHolds", summary = "List holds, the newest first; released ones as well")
    ItemsBody.Holds list(
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(required = false) @Nullable String id,
            @RequestParam(required = false) @Nullable String deletion,
            @RequestParam(required = false) @Nullable String caseId,
            @RequestParam(required = false) @Nullable String released,
            @Described.Limit @RequestParam(required = false) @Nullable String limit,
            @Described.After @RequestParam(required = false) @Nullable String after,
            HttpServletRequest request) {
        Page<Hold> page = holds.list(
                caller(request),
                new HoldQuery(
                        Optional.ofNullable(type),
                        Optional.ofNullable(id),
                        Optional.ofNullable(deletion).map(text -> Parameters.deletionId("deletion", text)),
                        Parameters.caseId(caseId),
                        Parameters.released(released),
                        Parameters.limit(limit),
                        Optional.ofNullable(after).map(cursor -> Parameters.holdId("after", cursor))));
        return new ItemsBody.Holds(
                page.items().stream().map(HoldBody::of).toList(), page.next().orElse(null));
    }

    @GetMapping("/holds/{id}")
    @Operation(operationId = "readHold", summary = "Read a hold, released or not")
    HoldBody read(@PathVariable String id, HttpServletRequest request) {
        EntityRef address = new EntityRef("holds", id);
        return holds.find(caller(request), Parameters.holdId("id", id))
                .map(HoldBody::of)
                .orElseThrow(() -> new Declined(RefusalProblems.of(new NotFound(address), address)));
    }

    @PostMapping(path = "/holds", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "placeHolds",
            summary = "Hold rows, a deletion, or all rows of a type",
            description = "Answers each in the order asked. Where a removal in the background had removed rows before, "
                    + "the answer is a problem partly-removed, with the hold, which is in force.")
    ItemsBody.HoldOutcomes place(@RequestBody PlaceHoldBody body, HttpServletRequest request) {
        List<Answer<Placed>> answers = holds.place(caller(request), body.requests());
        if (answers.size() == 1) {
            HoldOutcome only = placed(answers.get(0));
            if (only instanceof ProblemBody problem) {
                throw new Declined(problem);
            }
            return new ItemsBody.HoldOutcomes(List.of(only));
        }
        return new ItemsBody.HoldOutcomes(
                answers.stream().map(HoldController::placed).toList());
    }

    private static HoldOutcome placed(Answer<Placed> answer) {
        return RestAnswers.<Placed, HoldOutcome>either(
                answer,
                placed -> placed.gone().isEmpty() ? HoldBody.of(placed.hold()) : partly(placed),
                refused -> RefusalProblems.of(refused.refusal(), refused.subject()));
    }

    private static ProblemBody partly(Placed placed) {
        Map<String, Long> gone = new TreeMap<>();
        placed.gone().values().forEach(rows -> rows.forEach((type, count) -> gone.merge(type, count, Long::sum)));
        return ProblemBody.of(
                        ProblemCode.PARTLY_REMOVED,
                        "The hold is in force. Before that, a removal in the background had removed rows: " + gone
                                + ".")
                .with(ProblemData.placed(placed.hold().id().toString(), gone));
    }

    @DeleteMapping("/holds/{id}")
    @Operation(operationId = "releaseHold", summary = "Release a hold; it stays in the ledger")
    HoldBody release(
            @PathVariable String id,
            @Described.Reason @RequestParam(required = false) @Nullable String reason,
            HttpServletRequest request) {
        List<HoldId> ids = List.of(Parameters.holdId("id", id));
        return HoldBody.of(RestAnswers.granted(
                holds.release(caller(request), ids, Parameters.reason(reason)).get(0)));
    }

    @PostMapping(path = "/holds/releases", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "releaseHolds", summary = "Release many holds")
    ItemsBody.HoldOutcomes release(@RequestBody ReleaseHoldsBody body, HttpServletRequest request) {
        return new ItemsBody.HoldOutcomes(
                holds.release(caller(request), body.holds(), Parameters.reason(body.reason())).stream()
                        .map(answer -> RestAnswers.<Hold, HoldOutcome>either(
                                answer,
                                HoldBody::of,
                                refused -> RefusalProblems.of(refused.refusal(), refused.subject())))
                        .toList());
    }

    private Caller caller(HttpServletRequest request) {
        return callers.of(request);
    }
}
