package dev.paranoid.application.request;

import dev.paranoid.domain.deletion.Answer;
import dev.paranoid.domain.deletion.Answer.Granted;
import dev.paranoid.domain.deletion.Deleted;
import dev.paranoid.domain.deletion.Restoration;
import dev.paranoid.domain.hold.Hold;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What became of a request.
 *
 * @param request as it came
 * @param status in one word
 * @param code why, where something was not done; the code of the first refusal, or one of this interface's own
 * @param detail the same for a person
 * @param deletions for a delete, one answer a row, in the order of its rows
 * @param restorations for a restore, one answer a row
 * @param holds for holds that are placed or released, one answer a hold
 */
public record Outcome(
        Request request,
        Status status,
        Optional<String> code,
        Optional<String> detail,
        List<Answer<Deleted>> deletions,
        List<Answer<Restoration>> restorations,
        List<Answer<Hold>> holds) {

    /** A delete request that was withdrawn before it arrived. */
    public static final String ALREADY_RESTORED = "already-restored";

    /** A withdrawal that came before the request that it names, or when others still ask for the same. */
    public static final String WITHDRAWN = "withdrawn";

    /** A request that came too late. */
    public static final String EXPIRED = "expired";

    /** A hold was placed while a removal was at work: it is in force, and nothing more goes. */
    public static final String PARTLY_REMOVED = "partly-removed";

    /** A request, or its answer, that is larger than the database takes. */
    public static final String TOO_LARGE = "too-large";

    /** A request that broke something of ours. Its id stays free: the same again is carried out. */
    public static final String INTERNAL_ERROR = "internal-error";

    /** An id that was used for another request before. */
    public static final String ID_REUSED = "request-id-reused";

    /** What became of it, in one word. */
    public enum Status {
        /** Something was done; where several rows were named, not necessarily to each. */
        DONE,
        /** It goes on in the background. */
        ACCEPTED,
        /** It was so already. */
        UNCHANGED,
        /** Something stands in the way of each row. */
        REFUSED,
        /** It could not be understood. */
        REJECTED,
        /** It was carried out before, and has its answer. */
        REPEATED
    }

    public Outcome {
        deletions = List.copyOf(deletions);
        restorations = List.copyOf(restorations);
        // What was written before there were any.
        holds = List.copyOf(Objects.requireNonNullElse(holds, List.of()));
    }

    /**
     * What became of a request that is about no hold.
     *
     * @param request what is asked
     * @param status what became of it, in one word
     * @param code stable, for programs
     * @param detail in words
     * @param deletions for a delete, one answer a row
     * @param restorations what came back, one a row
     */
    public Outcome(
            Request request,
            Status status,
            Optional<String> code,
            Optional<String> detail,
            List<Answer<Deleted>> deletions,
            List<Answer<Restoration>> restorations) {
        this(request, status, code, detail, deletions, restorations, List.of());
    }

    /**
     * {@return an outcome without rows}
     *
     * @param request what is asked
     * @param status what became of it, in one word
     * @param code stable, for programs
     * @param detail in words
     */
    public static Outcome bare(Request request, Status status, String code, String detail) {
        return new Outcome(request, status, Optional.of(code), Optional.of(detail), List.of(), List.of());
    }

    /** {@return whether any of its rows is in progress} */
    public boolean inProgress() {
        return !awaited().isEmpty();
    }

    /** {@return whether any of its rows is hidden by a hard delete that is carried out later} */
    public boolean undoable() {
        return deletions.stream()
                .anyMatch(answer -> answer instanceof Granted<Deleted> granted
                        && granted.value().deletion().undoable());
    }

    /** {@return the work in the background that its final answer waits for} */
    public Set<Long> awaited() {
        Set<Long> awaited = new HashSet<>();
        deletions.forEach(answer -> {
            if (answer instanceof Granted<Deleted> granted) {
                granted.value().job().ifPresent(awaited::add);
            }
        });
        restorations.forEach(answer -> {
            if (answer instanceof Granted<Restoration> granted) {
                granted.value().job().ifPresent(awaited::add);
            }
        });
        return awaited;
    }

    /**
     * {@return the same request with the answers that it has now}
     *
     * @param deleted what became of it
     * @param restored rows that became live, by type
     */
    public Outcome with(List<Answer<Deleted>> deleted, List<Answer<Restoration>> restored) {
        if (!inProgress()) {
            return this;
        }
        return deleted.isEmpty()
                ? RequestOutcomes.restored(request, restored)
                : RequestOutcomes.deleted(request, deleted);
    }

    /**
     * {@return the same request with its answers changed so}
     *
     * @param deleted what became of it
     * @param restored rows that became live, by type
     */
    public Outcome map(
            UnaryOperator<List<Answer<Deleted>>> deleted, UnaryOperator<List<Answer<Restoration>>> restored) {
        if (!deletions.isEmpty()) {
            return RequestOutcomes.deleted(request, deleted.apply(deletions));
        }
        return restorations.isEmpty() ? this : RequestOutcomes.restored(request, restored.apply(restorations));
    }

    /** {@return whether it is new, and so needs an answer} */
    public boolean fresh() {
        return status != Status.REPEATED;
    }
}
