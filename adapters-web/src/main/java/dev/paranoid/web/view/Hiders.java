package dev.paranoid.web.view;

import dev.paranoid.application.Entities.Row;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.HiddenBy;
import dev.paranoid.web.view.row.RowView;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What else hides a row, or rows below it: some by name, the rest as numbers.
 *
 * @param deletions at most {@value #SHOWN} deletions
 * @param rows rows that other programs hid; with the deletions, at most {@value #SHOWN}
 * @param others how many more there are
 * @param unseen how many there are besides that the reader may not see
 */
public record Hiders(List<DeletionView> deletions, List<RowView> rows, long others, long unseen) {

    static final Hiders NONE = new Hiders(List.of(), List.of(), 0, 0);

    private static final int SHOWN = 10;

    /** {@return those that are known, shown in two reads however many they are} */
    static Hiders of(List<HiddenBy> known, long total, long unseen, Views views) {
        List<HiddenBy> shown = known.stream().limit(SHOWN).toList();
        return new Hiders(deletions(shown, views), rows(shown, views), total - unseen - shown.size(), unseen);
    }

    private static List<DeletionView> deletions(List<HiddenBy> shown, Views views) {
        List<DeletionId> ids =
                shown.stream().flatMap(by -> by.deletion().stream()).toList();
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<DeletionId, Deletion> found = views.deletions().find(views.caller(), ids);
        return views.of(
                ids.stream().flatMap(id -> Stream.ofNullable(found.get(id))).toList());
    }

    private static List<RowView> rows(List<HiddenBy> shown, Views views) {
        List<EntityRef> refs = shown.stream()
                .filter(by -> by.deletion().isEmpty())
                .map(HiddenBy::root)
                .toList();
        Map<EntityRef, Row> found = views.rows().find(views.caller(), refs);
        return refs.stream()
                .flatMap(ref -> Stream.ofNullable(found.get(ref)))
                .map(row -> views.rows().of(views.caller(), row))
                .toList();
    }
}
