package dev.paranoid.mybatis.ledger;

import dev.paranoid.domain.EntityRef;
import dev.paranoid.mybatis.schema.UuidBytes;
import dev.paranoid.mybatis.statement.BoundValues;
import dev.paranoid.mybatis.statement.Keys;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Roots, by type; at least one. Lists are filled up to a few lengths, as those of {@link Keys}.
 *
 * @param lengths of the lists, one a type
 * @param bound for each type its name and the keys
 */
record RootKeys(List<Integer> lengths, BoundValues bound) {

    static RootKeys of(Collection<EntityRef> roots) {
        Map<String, List<byte[]>> byType = new TreeMap<>();
        roots.stream()
                .sorted()
                .forEach(root -> byType.computeIfAbsent(root.type(), type -> new ArrayList<>())
                        .add(UuidBytes.key(root.id())));
        List<Integer> lengths = new ArrayList<>();
        List<@Nullable Object> values = new ArrayList<>();
        byType.forEach((type, keys) -> {
            List<byte[]> filled = Keys.filled(keys);
            lengths.add(filled.size());
            values.add(type);
            values.addAll(filled);
        });
        return new RootKeys(lengths, new BoundValues(1, values));
    }

    /** {@return the test that the entry with that alias has one of these roots} */
    String any(String alias, String parameter) {
        return lengths.stream()
                .map(length -> "(" + alias + ".root_type = ? AND " + alias + ".root_key IN (?"
                        + ", ?".repeat(length - 1) + "))")
                .collect(Collectors.joining(" OR ", "(", ")"))
                .replaceFirst("\\?", "#{" + parameter + ".bound}");
    }
}
