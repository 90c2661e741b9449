package dev.paranoid.application;

import dev.paranoid.application.port.Opening;
import dev.paranoid.application.port.Ports;
import dev.paranoid.application.port.StoredEntity;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.Activity;
import dev.paranoid.domain.deletion.Deleted;
import dev.paranoid.domain.deletion.Deletion;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Deletes of rows whose deletion is active: they change nothing. Only where another program has made the row live by hand,
 * it is hidden by that same deletion once more, with all that is live below; that was accepted when it was opened.
 */
final class HidingAgain {

    private final Plans plans;
    private final Ports ports;
    private final BackgroundStart background;

    HidingAgain(Plans plans, Ports ports, BackgroundStart background) {
        this.plans = plans;
        this.ports = ports;
        this.background = background;
    }

    /** {@return that of each of these roots, which are locked, and among these rows} */
    Map<EntityRef, Deleted> hide(Map<EntityRef, Deletion> active, Map<EntityRef, StoredEntity> rows, boolean large) {
        Map<EntityRef, Deleted> answers = new HashMap<>();
        active.forEach((root, deletion) -> answers.put(root, new Deleted(deletion, true)));
        List<Deletion> live = active.values().stream()
                .filter(deletion -> madeLive(deletion, rows))
                .toList();
        if (!live.isEmpty()) {
            background.stayBehind(live.stream().map(Deletion::root).toList());
            live.stream()
                    .collect(Collectors.groupingBy(Deletion::deletedAt))
                    .forEach((at, deletions) -> hide(at, deletions, large));
        }
        if (large) {
            live.forEach(deletion -> answers.put(deletion.root(), new Deleted(deletion.during(Activity.HIDING), true)));
        }
        return answers;
    }

    private static boolean madeLive(Deletion deletion, Map<EntityRef, StoredEntity> rows) {
        StoredEntity row = rows.get(deletion.root());
        return row != null && !row.hidden();
    }

    private void hide(Instant at, List<Deletion> deletions, boolean large) {
        List<Opening> openings = deletions.stream()
                .map(deletion -> new Opening(deletion.id(), deletion.root(), true))
                .toList();
        if (large) {
            background.hideAgain(openings, at);
        } else {
            List<EntityRef> roots = deletions.stream().map(Deletion::root).toList();
            ports.store().hide(plans.hideReached(roots), openings, at);
        }
    }
}
