package dev.paranoid.application.request;

import dev.paranoid.application.HoldRequest;
import dev.paranoid.application.Parents;
import dev.paranoid.application.retention.RetentionChange;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.hold.HoldId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Something asked for, once.
 *
 * @param head who it is
 * @param demand what it wants
 */
public record Request(Head head, Demand demand) {

    /**
     * The identity of a request.
     *
     * @param id what the requester calls it
     * @param fingerprint a digest of all it says, at most 64 characters; the same id with another one is another request
     * @param key requests of one key are carried out in the order given; others may be put together
     * @param notAfter from when on it is not to be carried out any more
     */
    public record Head(RequestId id, String fingerprint, String key, Optional<Instant> notAfter) {}

    /** What a request wants. */
    public sealed interface Demand {}

    /**
     * Rows to delete.
     *
     * @param mode soft hides, hard removes for good
     * @param rows at least one
     * @param reason why, for the ledger
     */
    public record Delete(DeletionMode mode, List<EntityRef> rows, Optional<String> reason) implements Demand {
        public Delete {
            rows = List.copyOf(rows);
        }
    }

    /**
     * Rows to restore, whoever deleted them.
     *
     * @param parents what to do about other deletions that hide a row
     * @param rows at least one
     */
    public record Restore(Parents parents, List<EntityRef> rows) implements Demand {
        public Restore {
            rows = List.copyOf(rows);
        }
    }

    /**
     * A deletion to lift.
     *
     * @param parents what to do about other deletions that hide its root
     * @param deletion its id
     */
    public record Lift(Parents parents, DeletionId deletion) implements Demand {}

    /**
     * A delete request to withdraw, whether it came already or comes later. The deletions that it asked for are lifted
     * where nobody else asked for them.
     *
     * @param parents what to do about other deletions that hide a row
     * @param request the id of the delete request
     */
    public record Withdraw(Parents parents, RequestId request) implements Demand {}

    /**
     * Holds to place.
     *
     * @param holds at least one
     */
    public record PlaceHolds(List<HoldRequest> holds) implements Demand {
        public PlaceHolds {
            holds = List.copyOf(holds);
        }
    }

    /**
     * Holds to release.
     *
     * @param holds at least one
     * @param reason why, for the ledger
     */
    public record ReleaseHolds(List<HoldId> holds, Optional<String> reason) implements Demand {
        public ReleaseHolds {
            holds = List.copyOf(holds);
        }
    }

    /**
     * A deletion to keep for longer, or for a shorter time.
     *
     * @param deletion its id
     * @param change how much
     */
    public record Retain(DeletionId deletion, RetentionChange change) implements Demand {}

    /**
     * Deletions whose rows are to be removed for good.
     *
     * @param deletions at least one
     */
    public record Purge(List<DeletionId> deletions) implements Demand {
        public Purge {
            deletions = List.copyOf(deletions);
        }
    }

    /**
     * Nothing that could be understood: it is answered and changes nothing.
     *
     * @param code why, for programs
     * @param detail why, for a person
     */
    public record Unreadable(String code, String detail) implements Demand {}

    /** {@return its id} */
    public RequestId id() {
        return head.id();
    }
}
