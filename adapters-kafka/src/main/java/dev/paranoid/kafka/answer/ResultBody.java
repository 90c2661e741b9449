package dev.paranoid.kafka.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a request.
 *
 * @param requestId what its sender called it
 * @param outcome done, accepted (it goes on in the background), unchanged, refused or rejected
 * @param code why, where something was not done
 * @param deletion of a request to delete one row
 * @param restore of a request to restore one row
 * @param deletions of a request to delete several
 * @param restores of a request to restore several
 * @param hold of a request that places or releases one hold
 * @param holds of a request that places or releases several
 * @param errors what stood in the way, a row each
 * @param at when
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record ResultBody(
        String requestId,
        String outcome,
        @Nullable String code,
        @Nullable DeletionMessage deletion,
        @Nullable RestoreMessage restore,
        List<DeletionMessage> deletions,
        List<RestoreMessage> restores,
        @Nullable HoldMessage hold,
        List<HoldMessage> holds,
        List<ErrorBody> errors,
        Instant at) {}
