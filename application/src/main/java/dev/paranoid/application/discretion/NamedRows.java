package dev.paranoid.application.discretion;

import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.HiddenBy;
import dev.paranoid.domain.deletion.Refusal;
import dev.paranoid.domain.deletion.Refusal.Conflict;
import dev.paranoid.domain.deletion.Refusal.Held;
import dev.paranoid.domain.deletion.Refusal.ParentDeleted;
import dev.paranoid.domain.deletion.Refusal.Restricted;
import dev.paranoid.domain.deletion.Refusal.UniqueConflict;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The rows that a refusal names, besides the one that was asked about. */
final class NamedRows {

    private NamedRows() {}

    static List<EntityRef> of(Refusal refusal) {
        if (refusal instanceof Restricted restricted) {
            return restricted.blockers().stream()
                    .flatMap(blocker -> blocker.sample().stream().map(id -> new EntityRef(blocker.type(), id)))
                    .toList();
        }
        if (refusal instanceof ParentDeleted parents) {
            return parents.inTheWay().stream().map(HiddenBy::root).toList();
        }
        if (refusal instanceof UniqueConflict unique) {
            return unique.conflicts().stream()
                    .flatMap(conflict -> of(conflict).stream())
                    .toList();
        }
        return refusal instanceof Held held
                ? held.holds().stream().flatMap(hold -> hold.row().stream()).toList()
                : List.of();
    }

    static List<EntityRef> of(Conflict conflict) {
        return Stream.of(conflict.restored(), conflict.holder())
                .flatMap(Optional::stream)
                .map(id -> new EntityRef(conflict.type(), id))
                .toList();
    }
}
