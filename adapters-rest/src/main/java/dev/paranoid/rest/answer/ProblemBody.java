package dev.paranoid.rest.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.paranoid.application.failure.ProblemCode;
import dev.paranoid.domain.EntityRef;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A problem by RFC 9457. Programs read the code and the data, people the detail.
 *
 * @param type a URN that ends in the code
 * @param title the same for all problems of a code
 * @param status of the answer; of the item, where many were asked at once
 * @param detail what stands in the way, and what to do
 * @param code stable
 * @param entity name of the entity type concerned
 * @param id of the row concerned
 * @param data what programs need to do something about it; which of it is there depends on the code
 */
@Schema(
        name = "Problem",
        requiredProperties = {"type", "title", "status", "detail", "code"},
        description = "What stands in the way, by RFC 9457; which members it has depends on the code")
public record ProblemBody(
        @Schema(example = "https://paranoid.dev/docs/errors.md#not-found")
        String type,

        String title,
        int status,
        String detail,
        @Schema(example = "not-found") String code,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable @Schema(example = "users")
        String entity,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable @Schema(example = "1")
        String id,

        @JsonUnwrapped ProblemData data)
        implements DeletionOutcome, RestoreOutcome, HoldOutcome {

    public static ProblemBody of(ProblemCode code, String detail) {
        return of(code, code.status(), detail);
    }

    /** {@return a problem with a status that is not the code's own, such as 414 for a bad request} */
    public static ProblemBody of(ProblemCode code, int status, String detail) {
        return new ProblemBody(code.type(), code.title(), status, detail, code.word(), null, null, ProblemData.NONE);
    }

    public ProblemBody about(EntityRef row) {
        return new ProblemBody(type, title, status, detail, code, row.type(), row.id(), data);
    }

    public ProblemBody about(String entityType) {
        return new ProblemBody(type, title, status, detail, code, entityType, null, data);
    }

    public ProblemBody with(ProblemData other) {
        return new ProblemBody(type, title, status, detail, code, entity, id, other);
    }
}
