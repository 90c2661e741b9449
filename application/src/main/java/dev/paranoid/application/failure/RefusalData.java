package dev.paranoid.application.failure;

import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.HiddenBy;
import dev.paranoid.domain.deletion.Refusal;
import dev.paranoid.domain.deletion.Refusal.Blocker;
import dev.paranoid.domain.deletion.Refusal.Conflict;
import dev.paranoid.domain.deletion.Refusal.Held;
import dev.paranoid.domain.deletion.Refusal.HeldBack;
import dev.paranoid.domain.deletion.Refusal.HeldByForeignKey;
import dev.paranoid.domain.deletion.Refusal.Holding;
import dev.paranoid.domain.deletion.Refusal.LockedByOthers;
import dev.paranoid.domain.deletion.Refusal.ParentDeleted;
import dev.paranoid.domain.deletion.Refusal.PlanChanged;
import dev.paranoid.domain.deletion.Refusal.Purged;
import dev.paranoid.domain.deletion.Refusal.RefusedByDatabase;
import dev.paranoid.domain.deletion.Refusal.Restricted;
import dev.paranoid.domain.deletion.Refusal.UniqueConflict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a program needs to do something about a refusal, by the names of the page about errors. */
final class RefusalData {

    /** Seconds, as for a call all of whose rows are locked. */
    private static final long SOON = 1;

    private static final Refusal.Cases<Map<String, Object>> DATA = data();

    private RefusalData() {}

    static Map<String, Object> of(Refusal refusal) {
        return DATA.of(refusal);
    }

    private static Refusal.Cases<Map<String, Object>> data() {
        return new Refusal.Cases<>(Map.<String, Object>of())
                .on(Restricted.class, by -> seen("blockers", by.blockers(), RefusalData::blocker, by.unseen()))
                .on(ParentDeleted.class, RefusalData::hiddenBy)
                .on(UniqueConflict.class, by -> seen("conflicts", by.conflicts(), RefusalData::conflict, by.unseen()))
                .on(Held.class, RefusalData::holds)
                .on(PlanChanged.class, by -> Map.of("total", by.total()))
                .on(Purged.class, by -> Map.of("deletion", by.deletion().toString()))
                .on(HeldBack.class, RefusalData::policy)
                .on(HeldByForeignKey.class, RefusalData::constraint)
                .on(LockedByOthers.class, by -> Map.of(Problem.RETRY_AFTER, SOON))
                .on(RefusedByDatabase.class, by -> Map.of("message", by.message()));
    }

    /** What the caller may not see is a number; none is left out. */
    private static <T> Map<String, Object> seen(
            String name, List<T> parts, Function<T, Map<String, @Nullable Object>> shape, long unseen) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put(name, parts.stream().map(shape).toList());
        if (unseen > 0) {
            data.put("unseen", unseen);
        }
        return data;
    }

    private static Map<String, @Nullable Object> blocker(Blocker blocker) {
        Map<String, @Nullable Object> shape = new LinkedHashMap<>();
        shape.put("type", blocker.type());
        shape.put("relation", blocker.relation());
        shape.put("count", blocker.count());
        shape.put("sample", blocker.sample());
        return shape;
    }

    private static Map<String, Object> hiddenBy(ParentDeleted by) {
        Map<String, Object> data = seen("hiddenBy", by.inTheWay(), RefusalData::root, by.unseen());
        data.put("total", by.total());
        return data;
    }

    private static Map<String, @Nullable Object> root(HiddenBy by) {
        Map<String, @Nullable Object> shape = new LinkedHashMap<>();
        shape.put("deletion", by.deletion().map(DeletionId::toString).orElse(null));
        shape.put("type", by.root().type());
        shape.put("id", by.root().id());
        return shape;
    }

    private static Map<String, @Nullable Object> conflict(Conflict conflict) {
        Map<String, @Nullable Object> shape = new LinkedHashMap<>();
        shape.put("type", conflict.type());
        shape.put("table", conflict.table());
        shape.put("key", conflict.key());
        shape.put("restored", conflict.restored().orElse(null));
        shape.put("holder", conflict.holder().orElse(null));
        return shape;
    }

    private static Map<String, Object> holds(Held held) {
        Map<String, Object> data = seen("holds", held.holds(), RefusalData::hold, held.unseen());
        data.put("total", held.total());
        if (!held.gone().isEmpty()) {
            data.put("gone", held.gone());
        }
        return data;
    }

    private static Map<String, @Nullable Object> hold(Holding hold) {
        Map<String, @Nullable Object> shape = new LinkedHashMap<>();
        shape.put("id", Long.toString(hold.id()));
        shape.put("kind", hold.kind());
        shape.put("type", hold.type());
        shape.put("target", hold.target());
        shape.put("caseId", hold.caseId().orElse(null));
        return shape;
    }

    private static Map<String, Object> policy(HeldBack held) {
        Map<String, Object> data = new LinkedHashMap<>(Map.of("policy", held.policy()));
        held.protects().ifPresent(type -> data.put("protects", type));
        held.until().ifPresent(until -> data.put("until", until));
        return data;
    }

    private static Map<String, Object> constraint(HeldByForeignKey by) {
        Optional<Map<String, Object>> known = by.constraint().map(name -> Map.of("constraint", name));
        return known.orElse(Map.of());
    }
}
