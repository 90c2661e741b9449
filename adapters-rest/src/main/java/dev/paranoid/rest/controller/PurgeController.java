package dev.paranoid.rest.controller;

import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.retention.PurgeFilter;
import dev.paranoid.application.retention.Purges;
import dev.paranoid.application.retention.Purges.Confirmation;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.rest.caller.Callers;
import dev.paranoid.rest.problem.Declined;
import dev.paranoid.rest.problem.RestAdapter;
import dev.paranoid.rest.problem.RestAnswers;
import dev.paranoid.rest.request.Parameters;
import dev.paranoid.rest.request.RowSelector;
import dev.paranoid.rest.retention.PurgeAnswerBody;
import dev.paranoid.rest.retention.PurgeBody;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import tools.jackson.databind.JsonNode;

/** Removes what many deletions hide, once somebody has seen how much that is. */
@RestAdapter
@Tag(name = "Retention")
public class PurgeController {

    private final Purges purges;
    private final Callers callers;

    public PurgeController(Purges purges, Callers callers) {
        this.purges = purges;
        this.callers = callers;
    }

    @PostMapping(path = "/deletions/purge", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "purgeDeletions",
            summary = "Preview what many deletions hide, then remove it for good",
            description =
                    "Without confirm and token it is a preview. With both, as the preview gave them, it removes. If "
                            + "the matching deletions have changed since, the answer is the problem unexpected-rows.")
    @Described.Bypass
    PurgeAnswerBody purge(@RequestBody PurgeBody body, HttpServletRequest request) {
        Caller caller = callers.of(request);
        PurgeFilter filter = filter(body);
        Optional<String> reason = Parameters.reason(body.reason());
        if ((body.confirm() == null) != (body.token() == null)) {
            throw Declined.badRequest("Send both 'confirm' and 'token' of a preview, or neither.");
        }
        return body.token() == null
                ? PurgeAnswerBody.of(RestAnswers.granted(purges.plan(caller, filter)))
                : PurgeAnswerBody.of(RestAnswers.granted(
                        purges.purge(caller, filter, new Confirmation(number(body.confirm()), body.token(), reason))));
    }

    private static long number(@Nullable JsonNode confirm) {
        if (confirm == null || !confirm.isIntegralNumber() || !confirm.canConvertToLong()) {
            throw Declined.badParameter("confirm", "'confirm' must be a number, the total of the preview.", List.of());
        }
        return confirm.asLong();
    }

    private static PurgeFilter filter(PurgeBody body) {
        Set<DeletionId> ids = body.ids() == null
                ? Set.of()
                : RowSelector.named("deletions", body.ids()).stream()
                        .map(row -> Parameters.deletionId("ids", row.id()))
                        .collect(Collectors.toSet());
        return new PurgeFilter(
                Optional.ofNullable(body.type()).map(RowSelector::type),
                Parameters.time("before", body.before()),
                Optional.ofNullable(body.actor()),
                ids);
    }
}
