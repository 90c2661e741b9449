package dev.paranoid.domain.declared;

import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.relation.OnDelete;
import dev.paranoid.domain.relation.Relation;
import java.util.Optional;

/**
 * One relation as an application declares it.
 *
 * @param parent name of the parent's type
 * @param column the foreign key column
 * @param onSoftDelete what a soft delete of the parent does; cascade if not said
 * @param onHardDelete what a hard delete of the parent does; if not said, the same as the soft delete
 */
public record DeclaredParent(
        String parent, String column, Optional<OnDelete> onSoftDelete, Optional<OnDelete> onHardDelete) {

    /** {@return the relation, with a column of which nobody knows yet whether it can be null} */
    Relation relation(EntityType child, EntityType parentType) {
        OnDelete soft = onSoftDelete.orElse(OnDelete.CASCADE);
        OnDelete hard = onHardDelete.orElse(soft == OnDelete.KEEP && !child.paranoid() ? OnDelete.CASCADE : soft);
        return Relation.cascading(child, column, parentType).on(soft, hard);
    }
}
