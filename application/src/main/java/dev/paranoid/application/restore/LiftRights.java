package dev.paranoid.application.restore;

import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.caller.Caller.Verb;
import dev.paranoid.application.discretion.Sight;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.HiddenBy;
import dev.paranoid.domain.deletion.Refusal;
import dev.paranoid.domain.deletion.Refusal.Forbidden;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Who restores a row along with what is in its way needs the right to restore each of these, by type and by row. */
record LiftRights(Sight sight) {

    Optional<Refusal> forbidden(Caller caller, Collection<HiddenBy> lifted) {
        Set<EntityRef> roots = lifted.stream().map(HiddenBy::root).collect(Collectors.toSet());
        Set<EntityRef> permitted = roots.isEmpty() ? roots : sight.permitted(caller, Verb.RESTORE, roots);
        return roots.stream()
                .filter(root -> !caller.may(Verb.RESTORE, root.type()) || !permitted.contains(root))
                .map(EntityRef::type)
                .sorted()
                .findFirst()
                .map(type -> new Forbidden(caller.name(), Verb.RESTORE.word(), type));
    }
}
