package dev.paranoid.testkit;

import dev.paranoid.application.port.message.DeletionEvents.Kind;
import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.DeletionMode;
import dev.paranoid.domain.deletion.DeletionState;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Checks that those who follow know what is so. Of a soft delete they heard that it opened, and what it took; then, if and
 * when it ended, how. Of a hard delete they heard at once that it has removed its root, and what with it. Of what was
 * refused they heard nothing.
 */
public final class Followers {

    private Followers() {}

    /**
     * Checks all that this engine has told.
     *
     * @param engine which has told of all that was asked of it
     * @throws AssertionError with a sentence for each deletion of which something else was told, or in another order
     */
    public static void know(Engine engine) {
        List<String> faults = faults(engine);
        if (!faults.isEmpty()) {
            throw new AssertionError(String.join("\n", faults));
        }
    }

    /**
     * {@return a sentence for each deletion of which something else was told, or in another order}
     *
     * @param engine which has told of all that was asked of it
     */
    public static List<String> faults(Engine engine) {
        Map<DeletionId, List<Heard>> heard = new HashMap<>();
        engine.heard()
                .forEach(each -> heard.computeIfAbsent(each.deletion(), any -> new ArrayList<>())
                        .add(each));
        List<String> faults = new ArrayList<>();
        Snapshot now = engine.snapshot();
        Set<String> removed = removed(now);
        now.deletions().values().forEach(deletion -> {
            List<Heard> told = heard.getOrDefault(deletion.id(), List.of());
            heard.remove(deletion.id());
            boolean gone = !now.rows().containsKey(deletion.root());
            if (!knows(deletion, told, gone ? removed : Set.of())) {
                faults.add("Of " + deletion + " was told " + told);
            }
        });
        heard.forEach((id, told) -> faults.add("Of " + id + ", which is refused or not there, was told " + told));
        return faults;
    }

    private static boolean knows(Deletion deletion, List<Heard> told, Set<String> removed) {
        List<Kind> kinds = told.stream()
                .map(Heard::kind)
                .filter(kind -> !MOVED.contains(kind))
                .toList();
        List<Kind> all = kinds(deletion);
        return deletion.activity().isPresent()
                ? kinds.equals(all.subList(0, Math.min(kinds.size(), all.size())))
                : kinds.equals(all)
                        && (tookItsRoot(deletion) || lost(deletion, removed))
                        && told.get(0).counts().equals(deletion.took());
    }

    /** Told as often as somebody moves its time. */
    private static final Set<Kind> MOVED = EnumSet.of(Kind.EXTENDED, Kind.SHORTENED);

    private static boolean tookItsRoot(Deletion deletion) {
        return deletion.took().containsKey(deletion.root().type());
    }

    /**
     * Of two hard deletes in progress that both reach a root, one takes it, and its own may have taken nothing. Then the row is gone,
     * and the other has taken rows of that type.
     */
    private static boolean lost(Deletion deletion, Set<String> removed) {
        return deletion.mode() == DeletionMode.HARD
                && deletion.took().isEmpty()
                && removed.contains(deletion.root().type());
    }

    /** The types of which hard deletes have taken rows. */
    private static Set<String> removed(Snapshot now) {
        return now.deletions().values().stream()
                .filter(deletion -> deletion.mode() == DeletionMode.HARD && !deletion.scheduled())
                .flatMap(deletion -> deletion.took().keySet().stream())
                .collect(Collectors.toSet());
    }

    private static List<Kind> kinds(Deletion deletion) {
        if (deletion.mode() == DeletionMode.HARD && !deletion.scheduled()) {
            return List.of(Kind.PURGED);
        }
        return deletion.state() == DeletionState.ACTIVE
                ? List.of(Kind.OPENED)
                : List.of(Kind.OPENED, deletion.state() == DeletionState.LIFTED ? Kind.LIFTED : Kind.PURGED);
    }
}
