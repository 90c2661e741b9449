package dev.paranoid.web.view;

import dev.paranoid.application.Entities.Row;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Refusal.Conflict;
import dev.paranoid.web.view.RefusalView.ConflictView;
import dev.paranoid.web.view.RefusalView.Pair;
import dev.paranoid.web.view.row.NewValueField;
import dev.paranoid.web.view.row.RowView;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Values that were taken, beside the rows that have them. A page has one field for each column of a row, however often it is told. */
final class ConflictViews {

    private final Views views;
    private final Map<NewValueField, String> typed;
    private final Set<NewValueField> offered = new HashSet<>();

    /** For a page on which somebody has typed these. */
    ConflictViews(Views views, Map<NewValueField, String> typed) {
        this.views = views;
        this.typed = typed;
    }

    /** {@return whether a field of the page has been offered} */
    boolean offers(NewValueField field) {
        return offered.contains(field);
    }

    List<ConflictView> of(List<Conflict> conflicts) {
        List<EntityRef> refs = conflicts.stream()
                .flatMap(conflict -> Stream.of(restored(conflict), holder(conflict)))
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        Map<EntityRef, Row> found = views.rows().find(views.caller(), refs);
        return conflicts.stream().map(conflict -> of(conflict, found)).toList();
    }

    private static Optional<EntityRef> restored(Conflict conflict) {
        return conflict.restored().map(id -> new EntityRef(conflict.type(), id));
    }

    private static Optional<EntityRef> holder(Conflict conflict) {
        return conflict.holder().map(id -> new EntityRef(conflict.type(), id));
    }

    private ConflictView of(Conflict conflict, Map<EntityRef, Row> found) {
        List<RowView> one = view(restored(conflict).map(found::get));
        List<RowView> other = view(holder(conflict).map(found::get));
        return new ConflictView(
                conflict.key(),
                one.isEmpty() || other.isEmpty() ? List.of() : pairs(one.get(0), other.get(0)),
                one,
                other);
    }

    private List<RowView> view(Optional<Row> row) {
        return row.stream().map(there -> views.rows().of(views.caller(), there)).toList();
    }

    private List<Pair> pairs(RowView restored, RowView holder) {
        List<Pair> pairs = new ArrayList<>();
        for (RowView.Cell cell : restored.cells()) {
            String other = shown(holder.cells().stream()
                    .filter(its -> its.name().equals(cell.name()))
                    .findFirst()
                    .map(RowView.Cell::value)
                    .orElse(null));
            pairs.add(pair(new NewValueField(restored.type(), restored.id(), cell.name()), cell, other));
        }
        return pairs;
    }

    /** What was typed counts as the row's value: the row comes back with it. */
    private Pair pair(NewValueField field, RowView.Cell cell, String other) {
        String given = typed.getOrDefault(field, "");
        String stored = shown(cell.value());
        boolean same = other.equals(given.isEmpty() ? stored : given);
        boolean free = (same || !given.isEmpty())
                && cell.value() != null
                && !field.name().isEmpty()
                && !views.rows().refers(field.type(), field.column())
                && offered.add(field);
        return new Pair(cell.name(), stored, other, same, free ? field.name() : "", given);
    }

    private static String shown(@Nullable String value) {
        return value == null ? "–" : value;
    }
}
