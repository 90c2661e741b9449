package dev.paranoid.mybatis;

import dev.paranoid.domain.EntityRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Roots of one type; at least one. */
record RootKeys(String type, List<byte[]> values) {

    /** {@return these roots, by type} */
    static List<RootKeys> of(Collection<EntityRef> roots) {
        Map<String, List<byte[]>> byType = new TreeMap<>();
        roots.stream()
                .sorted()
                .forEach(root -> byType.computeIfAbsent(root.type(), type -> new ArrayList<>())
                        .add(Bytes.key(root.id())));
        return byType.entrySet().stream()
                .map(entry -> new RootKeys(entry.getKey(), List.copyOf(entry.getValue())))
                .toList();
    }
}
