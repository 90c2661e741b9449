package dev.paranoid.web.view;

import dev.paranoid.application.Entities.Row;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.Refusal;
import dev.paranoid.domain.deletion.Refusal.Blocker;
import dev.paranoid.domain.deletion.Refusal.Conflict;
import dev.paranoid.domain.deletion.Refusal.Held;
import dev.paranoid.domain.deletion.Refusal.HeldBack;
import dev.paranoid.domain.deletion.Refusal.ParentDeleted;
import dev.paranoid.domain.deletion.Refusal.Restricted;
import dev.paranoid.domain.deletion.Refusal.UniqueConflict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Refusals as one reader sees them: with links to what is in the way, and with what to do.
 *
 * @param views how deletions are shown to him
 */
public record RefusalViews(Views views) {

    private static final String KEY = "refusal.";

    /** {@return it in the reader's words; in the refusal's own where there are none} */
    public RefusalView of(Refusal refusal) {
        if (refusal instanceof Restricted restricted) {
            return of(
                    refusal,
                    restricted.blockers().stream().map(this::blocker).toList(),
                    List.of(),
                    List.of(),
                    restricted.unseen());
        }
        if (refusal instanceof ParentDeleted parents) {
            List<DeletionView> seen = inTheWay(parents);
            return of(refusal, List.of(), seen, List.of(), parents.total() - seen.size());
        }
        if (refusal instanceof UniqueConflict unique) {
            return of(
                    refusal,
                    List.of(),
                    List.of(),
                    unique.conflicts().stream().map(this::conflict).toList(),
                    unique.unseen());
        }
        return of(refusal, List.of(), List.of(), List.of(), 0);
    }

    private RefusalView of(
            Refusal refusal,
            List<RefusalView.BlockerView> blockers,
            List<DeletionView> deletions,
            List<RefusalView.ConflictView> conflicts,
            long more) {
        Words words = views.words();
        String key = KEY + refusal.code();
        String advice = refusal instanceof HeldBack || refusal instanceof Held
                ? refusal.detail()
                : words.sayOr(refusal.detail(), key + ".advice");
        return new RefusalView(
                refusal.code(),
                words.sayOr(refusal.detail(), key),
                advice.equals(words.sayOr(refusal.detail(), key)) ? "" : advice,
                blockers,
                deletions,
                conflicts,
                more);
    }

    private RefusalView.BlockerView blocker(Blocker blocker) {
        List<EntityRef> refs = blocker.sample().stream()
                .map(id -> new EntityRef(blocker.type(), id))
                .toList();
        Map<EntityRef, Row> found = views.rows().find(views.caller(), refs);
        return new RefusalView.BlockerView(
                views.words().count(blocker.type(), blocker.count()),
                refs.stream()
                        .flatMap(ref -> Stream.ofNullable(found.get(ref)))
                        .map(row -> views.rows().of(views.caller(), row))
                        .toList());
    }

    private List<DeletionView> inTheWay(ParentDeleted parents) {
        List<Deletion> known = parents.inTheWay().stream()
                .flatMap(by -> by.deletion().stream())
                .flatMap(id -> views.deletions().find(views.caller(), id).stream())
                .toList();
        return views.of(known);
    }

    private RefusalView.ConflictView conflict(Conflict conflict) {
        Optional<EntityRef> restored = conflict.restored().map(id -> new EntityRef(conflict.type(), id));
        Optional<EntityRef> holder = conflict.holder().map(id -> new EntityRef(conflict.type(), id));
        Map<EntityRef, Row> found = views.rows()
                .find(
                        views.caller(),
                        Stream.of(restored, holder).flatMap(Optional::stream).toList());
        List<RowView> one = view(restored.map(found::get));
        List<RowView> other = view(holder.map(found::get));
        return new RefusalView.ConflictView(conflict.key(), pairs(conflict, one, other), one, other);
    }

    private List<RowView> view(Optional<Row> row) {
        return row.stream().map(there -> views.rows().of(views.caller(), there)).toList();
    }

    private List<RefusalView.Pair> pairs(Conflict conflict, List<RowView> restored, List<RowView> holder) {
        if (restored.isEmpty() || holder.isEmpty()) {
            return List.of();
        }
        List<RefusalView.Pair> pairs = new ArrayList<>();
        List<RowView.Cell> other = holder.get(0).cells();
        for (RowView.Cell cell : restored.get(0).cells()) {
            Optional<RowView.Cell> same =
                    other.stream().filter(its -> its.name().equals(cell.name())).findFirst();
            String left = shown(cell.value());
            String right = shown(same.map(RowView.Cell::value).orElse(null));
            boolean alike = left.equals(right);
            boolean free = alike && cell.value() != null && !views.rows().refers(conflict.type(), cell.name());
            pairs.add(new RefusalView.Pair(cell.name(), left, right, alike, free ? field(conflict, cell.name()) : ""));
        }
        return pairs;
    }

    private static String field(Conflict conflict, String column) {
        return conflict.restored()
                .map(id -> new NewValueField(conflict.type(), id, column).name())
                .orElse("");
    }

    private static String shown(@Nullable String value) {
        return value == null ? "–" : value;
    }
}
