package dev.paranoid.domain.policy;

import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.deletion.Refusal.HeldBack;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Decides, for one entity type, whether its rows may be deleted. It is asked about the root and about every type that the
 * delete reaches, so "never remove a story" is not got round by removing its author. One of your own is a lambda:
 * {@code proposal -> proposal.rows() > 100 ? no(proposal, "at-most-100", "Too many at once.") : Optional.empty()}.
 */
@FunctionalInterface
public interface DeletionPolicy {

    /** Allows everything. */
    DeletionPolicy NONE = proposal -> Optional.empty();

    /**
     * Judges what is about to happen. Called within the transaction, after the rows were found and before anything is final.
     *
     * @param proposal what is about to be deleted
     * @return the reason to refuse the whole delete, or empty to let it happen
     */
    Optional<HeldBack> judge(Proposal proposal);

    /** {@return how long its rows are hidden at least before anybody may remove them: nobody shortens a retention below that} */
    default Duration minimum() {
        return Duration.ZERO;
    }

    /**
     * {@return this policy and, where it has no objection, the other; of their minimums the longer one}
     *
     * @param other is asked only where this one lets it happen
     */
    default DeletionPolicy and(DeletionPolicy other) {
        DeletionPolicy both = proposal -> judge(proposal).or(() -> other.judge(proposal));
        return both.atLeast(minimum().compareTo(other.minimum()) < 0 ? other.minimum() : minimum());
    }

    /**
     * {@return this policy with that minimum, below which nobody shortens a retention}
     *
     * @param minimum for how long
     */
    default DeletionPolicy atLeast(Duration minimum) {
        DeletionPolicy judging = this;
        return new DeletionPolicy() {
            @Override
            public Optional<HeldBack> judge(Proposal proposal) {
                return judging.judge(proposal);
            }

            @Override
            public Duration minimum() {
                return minimum;
            }
        };
    }

    /** {@return a policy that allows no delete of any kind} */
    static DeletionPolicy never() {
        return proposal ->
                refuse(proposal, "never", "Rows of '" + proposal.type() + "' may never be deleted.", Optional.empty());
    }

    /** {@return a policy that allows rows to be hidden, not to be removed} */
    static DeletionPolicy softOnly() {
        return proposal -> proposal.mode() == DeletionMode.SOFT
                ? Optional.empty()
                : refuse(
                        proposal,
                        "soft-only",
                        "Rows of '" + proposal.type() + "' may be hidden but not removed: delete without force.",
                        Optional.empty());
    }

    /**
     * {@return a policy that allows a row to be removed only after it was hidden for so long}
     *
     * @param hidden how long; counted from the time of the deletion that holds the row
     */
    static DeletionPolicy hardOnlyAfter(Duration hidden) {
        DeletionPolicy after =
                proposal -> proposal.mode() == DeletionMode.SOFT ? Optional.empty() : hiddenFor(proposal, hidden);
        return after.atLeast(hidden);
    }

    /**
     * {@return a refusal in the words of a policy of your own}
     *
     * @param proposal what is about to be deleted
     * @param policy its name
     * @param detail in words
     */
    static Optional<HeldBack> no(Proposal proposal, String policy, String detail) {
        return refuse(proposal, policy, detail, Optional.empty());
    }

    private static Optional<HeldBack> hiddenFor(Proposal proposal, Duration hidden) {
        String rule = "Rows of '" + proposal.type() + "' may be removed only after they were hidden for " + hidden;
        if (proposal.live() > 0) {
            return refuse(
                    proposal,
                    "hard-after",
                    rule + "; " + proposal.live() + " are live: hide them first.",
                    Optional.empty());
        }
        Optional<Instant> until = proposal.hiddenSince().map(since -> since.plus(hidden));
        return until.filter(proposal.now()::isBefore)
                .flatMap(time -> refuse(proposal, "hard-after", rule + ", that is from " + time + ".", until));
    }

    private static Optional<HeldBack> refuse(Proposal proposal, String policy, String detail, Optional<Instant> until) {
        return Optional.of(new HeldBack(policy, proposal.type(), detail, until));
    }
}
