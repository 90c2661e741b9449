package dev.paranoid.application.delete;

import dev.paranoid.application.call.Asked;
import dev.paranoid.application.call.Context;
import dev.paranoid.application.call.ItemsRefused;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.caller.Caller.Verb;
import dev.paranoid.application.engine.HardReach;
import dev.paranoid.application.engine.RetentionLock;
import dev.paranoid.application.port.job.Job.Terms;
import dev.paranoid.application.port.row.StoredEntity;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.Refusal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** What keeps rows because their time is not over: from the job that removes what has expired, and by a retention mode from everybody. */
final class Kept {

    private final Context context;
    private final Map<EntityRef, Asked> asked;
    private final Map<Integer, List<StoredEntity>> byRoot = new HashMap<>();
    private final Map<DeletionId, Deletion> holders = new HashMap<>();

    Kept(Context context, Map<EntityRef, Asked> asked) {
        this.context = context;
        this.asked = asked;
    }

    private Asked asked(EntityRef root) {
        return Objects.requireNonNull(asked.get(root));
    }

    /** {@return what keeps all that goes with that root, which has that number} */
    Optional<Refusal> reached(EntityRef root, HardReach reach, int number, List<Deletion> orphans) {
        if (!asked(root).expired() && !context.retentionLock().any()) {
            return Optional.empty();
        }
        Collection<StoredEntity> rows = going(reach).getOrDefault(number, List.of());
        return expired(
                        root,
                        rows,
                        orphans.stream()
                                .filter(orphan -> reach.owner(orphan.root()) == number)
                                .toList())
                .or(() -> locked(root, rows, () -> reach.going()));
    }

    private Map<Integer, List<StoredEntity>> going(HardReach reach) {
        if (byRoot.isEmpty()) {
            reach.going()
                    .forEach(row -> byRoot.computeIfAbsent(reach.ownerOfGoing(row.ref()), any -> new ArrayList<>())
                            .add(row));
        }
        return byRoot;
    }

    /** The roots must not be live or kept; all else is looked at in the background. */
    void require(List<StoredEntity> roots) {
        Map<EntityRef, Refusal> kept = new HashMap<>();
        List<EntityRef> over = roots.stream()
                .map(StoredEntity::ref)
                .filter(root -> asked(root).expired())
                .toList();
        Map<EntityRef, Deletion> own =
                over.isEmpty() ? Map.of() : context.ledger().activeOf(over);
        for (StoredEntity root : roots) {
            List<Deletion> its =
                    Optional.ofNullable(own.get(root.ref())).stream().toList();
            expired(root.ref(), List.of(root), its)
                    .or(() -> locked(root.ref(), List.of(root), () -> roots))
                    .ifPresent(refusal -> kept.put(root.ref(), refusal));
        }
        if (!kept.isEmpty()) {
            throw new ItemsRefused(kept);
        }
    }

    private Optional<Refusal> expired(EntityRef root, Collection<StoredEntity> rows, Collection<Deletion> own) {
        return asked(root).expired() ? context.expiry().keeps(root, rows, own, context.now()) : Optional.empty();
    }

    /** Who holds any of all rows is asked once. */
    private Optional<Refusal> locked(
            EntityRef root, Collection<StoredEntity> rows, Supplier<Collection<StoredEntity>> all) {
        RetentionLock lock = context.retentionLock();
        if (!lock.any()) {
            return Optional.empty();
        }
        if (holders.isEmpty()) {
            holders.putAll(context.ledger().find(Context.holders(all.get())));
        }
        return lock.keeps(rows, holders, context.now(), bypassed(asked(root).caller()));
    }

    private static Predicate<String> bypassed(Caller caller) {
        return type -> caller.bypasses() && caller.may(Verb.BYPASS_RETENTION, type);
    }

    /** {@return on which terms these go in the background, where all that they reach has to be counted on} */
    Terms terms(List<StoredEntity> roots) {
        if (roots.stream().anyMatch(root -> asked(root.ref()).expired())) {
            return scheduled(roots) ? Terms.SCHEDULED : Terms.EXPIRED;
        }
        Set<EntityType> types = new HashSet<>();
        roots.forEach(root -> types.addAll(
                context.plans().remove(context.types(Set.of(root.ref()))).removal()));
        return roots.stream().allMatch(root -> bypasses(asked(root.ref()).caller(), types))
                ? Terms.BYPASSING
                : Terms.ASKED;
    }

    private boolean scheduled(List<StoredEntity> roots) {
        return context.ledger().activeOf(roots.stream().map(StoredEntity::ref).toList()).values().stream()
                .allMatch(Deletion::scheduled);
    }

    private boolean bypasses(Caller caller, Set<EntityType> types) {
        return caller.bypasses()
                && context.retentionLock().bypassable(types, type -> caller.may(Verb.BYPASS_RETENTION, type));
    }
}
