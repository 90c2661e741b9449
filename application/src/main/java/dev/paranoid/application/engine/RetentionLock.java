package dev.paranoid.application.engine;

import dev.paranoid.application.port.row.StoredEntity;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.Refusal;
import dev.paranoid.domain.deletion.Refusal.HeldBack;
import dev.paranoid.domain.policy.DeletionRules;
import dev.paranoid.domain.retention.RetentionMode;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** What a retention mode keeps from being removed before its time, whoever asks: rows that are live, and rows that are still kept. */
public final class RetentionLock {

    private final DeletionRules rules;

    /**
     * What these rules keep.
     *
     * @param rules modes and retentions of types
     */
    public RetentionLock(DeletionRules rules) {
        this.rules = rules;
    }

    /** {@return whether there is anything to ask about} */
    public boolean any() {
        return !rules.modes().isEmpty();
    }

    /**
     * {@return that refusal, where it is one of a mode; else empty}
     *
     * @param refusal any refusal
     */
    public static Optional<HeldBack> refusing(Refusal refusal) {
        return refusal instanceof HeldBack held
                        && (held.policy().equals(RetentionMode.GOVERNANCE.word())
                                || held.policy().equals(RetentionMode.COMPLIANCE.word()))
                ? Optional.of(held)
                : Optional.empty();
    }

    /**
     * {@return whether somebody may bypass the mode for all of these types that are in the mode governance; true where none
     * is}
     *
     * @param types of rows that would go
     * @param may whether he may bypass the mode for the type of that name
     */
    public boolean bypassable(Collection<EntityType> types, Predicate<String> may) {
        return types.stream()
                .map(EntityType::name)
                .filter(type -> rules.modes().get(type) == RetentionMode.GOVERNANCE)
                .allMatch(may);
    }

    /**
     * {@return the first of what keeps these rows}
     *
     * @param rows that would go
     * @param holders the deletions that hold them
     * @param now the time of the transaction
     * @param bypassed names of types for which governance does not count
     */
    public Optional<Refusal> keeps(
            Collection<StoredEntity> rows, Map<DeletionId, Deletion> holders, Instant now, Predicate<String> bypassed) {
        return rows.stream()
                .filter(row -> mode(row.ref().type(), bypassed).isPresent() && early(row, holders, now))
                .min(Comparator.comparing(StoredEntity::ref))
                .map(row -> kept(row, holders));
    }

    /**
     * {@return the mode that counts for that type; empty where it has none, or is bypassed}
     *
     * @param type name of the type
     * @param bypassed names of types for which governance does not count
     */
    public Optional<RetentionMode> mode(String type, Predicate<String> bypassed) {
        return Optional.ofNullable(rules.modes().get(type))
                .filter(mode -> mode == RetentionMode.COMPLIANCE || !bypassed.test(type));
    }

    private boolean early(StoredEntity row, Map<DeletionId, Deletion> holders, Instant now) {
        return !row.hidden() || until(row, holders).filter(now::isBefore).isPresent();
    }

    /** A deletion says it for rows of its root's type; for others their own type does. */
    private Optional<Instant> until(StoredEntity row, Map<DeletionId, Deletion> holders) {
        return row.holder()
                .flatMap(holder -> Optional.ofNullable(holders.get(holder)))
                .filter(holder -> holder.root().type().equals(row.ref().type()))
                .flatMap(Deletion::purgeAt)
                .or(() ->
                        row.deletedAt().flatMap(since -> rules.purgeAt(row.ref().type(), since)));
    }

    private Refusal kept(StoredEntity row, Map<DeletionId, Deletion> holders) {
        String mode = mode(row.ref().type(), type -> false).orElseThrow().word();
        String rule = "The retention of '" + row.ref().type() + "' is in the mode " + mode + ": ";
        if (!row.hidden()) {
            return new HeldBack(
                    mode,
                    row.ref().type(),
                    rule + row.ref() + " is live. Only expired deletions may be removed.",
                    Optional.empty());
        }
        Optional<Instant> until = until(row, holders);
        return new HeldBack(
                mode, row.ref().type(), rule + row.ref() + " is kept until " + until.orElseThrow() + ".", until);
    }
}
