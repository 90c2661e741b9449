package dev.paranoid.testkit.equivalence;

import dev.paranoid.domain.deletion.Deletion;
import dev.paranoid.domain.deletion.DeletionId;
import dev.paranoid.domain.deletion.LifeCycle;
import java.util.HashMap;
import java.util.Map;

/** Where deletions were when somebody last looked. */
final class LifeCycles {

    private final Map<DeletionId, LifeCycle> last = new HashMap<>();

    /** A deletion is where it was, or where that leads to. */
    void follow(Deletion deletion, Met met) {
        LifeCycle now = deletion.lifeCycle();
        LifeCycle before = last.put(deletion.id(), now);
        if (before != null && !before.equals(now)) {
            met.count(before.getClass().getSimpleName() + " to " + now);
            if (!before.next().contains(now)) {
                throw new AssertionError("Deletion " + deletion.id() + " went from " + before + " to " + now);
            }
        }
    }

    void forget() {
        last.clear();
    }
}
