package dev.paranoid.mybatis;

import dev.paranoid.domain.EntityRef;
import dev.paranoid.domain.deletion.DeletionId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Deletions by the type of their root: a key of another type cannot be turned into an id of a table. */
final class RootIds {

    private final Map<String, Set<DeletionId>> byType = new HashMap<>();

    void add(DeletionId deletion, EntityRef root) {
        byType.computeIfAbsent(root.type(), type -> new HashSet<>()).add(deletion);
    }

    Optional<DeletionIds> of(EntityTable table) {
        return Optional.ofNullable(byType.get(table.name())).map(DeletionIds::of);
    }
}
