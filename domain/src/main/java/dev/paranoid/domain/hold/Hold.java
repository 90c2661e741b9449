package dev.paranoid.domain.hold;

import dev.paranoid.domain.deletion.Refusal.Held;
import dev.paranoid.domain.deletion.Refusal.Holding;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Somebody's word that something stays. Several holds may be on one row; each is released by itself, and stays in the ledger.
 *
 * @param id allotted by the ledger
 * @param kind what it forbids
 * @param target what is held
 * @param reason why, in the words of the one who placed it
 * @param caseId the case that it belongs to
 * @param placedAt when it was placed, UTC, to the microsecond
 * @param actor who placed it
 * @param from since when it is in force
 * @param until until when; empty for a hold without end
 * @param release how it was released; empty while it has not been
 */
public record Hold(
        HoldId id,
        HoldKind kind,
        HoldTarget target,
        String reason,
        Optional<String> caseId,
        Instant placedAt,
        String actor,
        Instant from,
        Optional<Instant> until,
        Optional<Release> release) {

    /** Holds that a refusal names. */
    private static final int TOLD = 10;

    /**
     * How a hold was released.
     *
     * @param at when
     * @param actor by whom
     * @param reason why
     */
    public record Release(Instant at, String actor, Optional<String> reason) {}

    /**
     * {@return whether it is in force at that time} One that was to be in force at once is so for everybody who sees it, whatever
     * time his transaction has.
     *
     * @param at when, by the database's clock
     */
    public boolean inForce(Instant at) {
        return release.isEmpty()
                && !(from.isAfter(placedAt) && at.isBefore(from))
                && until.map(at::isBefore).orElse(true);
    }

    /**
     * {@return what a refusal tells of the oldest of these holds, and how many there are}
     *
     * @param holds that are meant
     * @param gone rows that had gone before, by type
     */
    public static Held refusal(Collection<Hold> holds, Map<String, Long> gone) {
        return new Held(
                holds.stream()
                        .sorted(Comparator.comparing(Hold::id))
                        .limit(TOLD)
                        .map(Hold::holding)
                        .toList(),
                holds.size(),
                0,
                new TreeMap<>(gone));
    }

    private Holding holding() {
        return new Holding(id.value(), kind.word(), target.type(), target.toString(), caseId);
    }

    /**
     * {@return the same hold, released}
     *
     * @param how who released it, when and why
     */
    public Hold released(Release how) {
        return new Hold(id, kind, target, reason, caseId, placedAt, actor, from, until, Optional.of(how));
    }
}
