package dev.paranoid.web.view;

import dev.paranoid.application.Deletions;
import dev.paranoid.application.Entities.Row;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.caller.Caller.Verb;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Activity;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.deletion.DeletionState;
import dev.paranoid.domain.deletion.WatchedDeletion;
import dev.paranoid.web.view.row.RowViews;
import dev.paranoid.web.view.row.TimeView;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Deletions as one reader sees them.
 *
 * @param caller the reader
 * @param words his language
 * @param deletions who is asked how far work has come
 * @param rows how rows are shown
 * @param keeping what keeps rows from being removed
 */
public record Views(Caller caller, Words words, Deletions deletions, RowViews rows, BinKeeping keeping) {

    /** {@return these deletions, with the labels of their roots as they are now; one statement a type, and one for each that goes on} */
    public List<DeletionView> of(List<Deletion> some) {
        Map<EntityRef, Row> roots = roots(some);
        Set<Deletion> held = keeping.held(caller, some);
        return some.stream()
                .map(deletion -> of(deletion, roots.get(deletion.root()), held.contains(deletion)))
                .toList();
    }

    /** {@return what the roots of these deletions are called now, where they are there; one statement a type} */
    public Map<EntityRef, String> titles(List<Deletion> some) {
        Map<EntityRef, String> titles = new HashMap<>();
        roots(some).forEach((root, row) -> titles.put(root, rows.title(root, row)));
        return titles;
    }

    private Map<EntityRef, Row> roots(List<Deletion> some) {
        return rows.find(
                caller, some.stream().filter(Views::rooted).map(Deletion::root).toList());
    }

    /** {@return holds on that deletion, or on its root, that nobody has released} */
    public List<HoldView> holds(Deletion deletion) {
        return keeping.open(caller, deletion).stream()
                .map(hold -> HoldView.of(hold, caller))
                .toList();
    }

    /** {@return who did what to that deletion, the first first} */
    public List<HistoryView> history(Deletion deletion) {
        return keeping.retention().history(caller, deletion.id()).orElse(List.of()).stream()
                .map(entry -> HistoryView.of(entry, words))
                .toList();
    }

    public DeletionView of(Deletion deletion) {
        return of(List.of(deletion)).get(0);
    }

    /** Of a row that was removed for good, nothing is there to read. */
    private static boolean rooted(Deletion deletion) {
        return deletion.state() != DeletionState.PURGED;
    }

    private DeletionView of(Deletion deletion, @Nullable Row root, boolean held) {
        String type = deletion.root().type();
        boolean hiding = deletion.activity().equals(Optional.of(Activity.HIDING));
        boolean open = deletion.active() && (hiding || deletion.activity().isEmpty());
        return new DeletionView(
                deletion.id().toString(),
                type,
                words.noun(type, 1),
                deletion.root().id(),
                rows.title(deletion.root(), root),
                with(deletion),
                words.counts(type, deletion.took()),
                deletion.actor(),
                deletion.reason().orElse(""),
                TimeView.of(deletion.deletedAt()),
                DeletionView.purgeAt(deletion),
                DeletionView.state(deletion),
                deletion.mode() == DeletionMode.HARD && !deletion.scheduled(),
                hiding,
                root == null,
                held,
                open && caller.may(Verb.RESTORE, type),
                open && caller.may(Verb.PURGE, type),
                deletion.active() && caller.may(Verb.HOLD, type),
                deletion.active() && deletion.purgeAt().isPresent() && caller.may(Verb.RETAIN, type),
                progress(deletion));
    }

    private String with(Deletion deletion) {
        SortedMap<String, Long> others = new TreeMap<>(deletion.took());
        others.computeIfPresent(deletion.root().type(), (type, count) -> count > 1 ? count - 1 : null);
        return others.isEmpty() ? "" : words.counts(others);
    }

    private @Nullable ProgressView progress(Deletion deletion) {
        return deletion.activity().isEmpty()
                ? null
                : deletions
                        .watch(caller, deletion.id())
                        .flatMap(WatchedDeletion::progress)
                        .map(progress -> ProgressView.of(progress, words))
                        .orElse(null);
    }
}
