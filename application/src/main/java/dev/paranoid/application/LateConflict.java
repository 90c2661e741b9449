package dev.paranoid.application;

import dev.paranoid.domain.deletion.Refusal.Conflict;
import java.util.List;

/** A value was taken while rows became live; the chunk is rolled back, and the work is turned round. */
final class LateConflict extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient List<Conflict> conflicts;

    LateConflict(List<Conflict> conflicts) {
        super(conflicts.toString(), null, false, false);
        this.conflicts = List.copyOf(conflicts);
    }

    List<Conflict> conflicts() {
        return conflicts;
    }
}
