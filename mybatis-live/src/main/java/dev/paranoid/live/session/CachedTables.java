package dev.paranoid.live.session;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.ibatis.cache.Cache;
import org.jspecify.annotations.Nullable;

/** Which second-level caches hold rows of which tables, and how often these have changed. */
final class CachedTables {

    private final Map<Cache, Set<String>> tables = new ConcurrentHashMap<>();
    private volatile Map<String, Long> changes = Map.of();

    void note(@Nullable Cache cache, Set<String> named) {
        if (cache != null && !named.isEmpty()) {
            Set<String> noted = tables.computeIfAbsent(cache, none -> ConcurrentHashMap.newKeySet());
            if (!noted.containsAll(named)) {
                noted.addAll(named);
            }
        }
    }

    /** What was read before is thrown away, and not found by who knows of the change. */
    void changed(String table) {
        count(table);
        Set<Cache> concerned = new HashSet<>();
        tables.forEach((cache, named) -> {
            if (named.contains(table)) {
                concerned.add(cache);
            }
        });
        concerned.forEach(Cache::clear);
    }

    private synchronized void count(String table) {
        Map<String, Long> counted = new HashMap<>(changes);
        counted.merge(table, 1L, Long::sum);
        changes = Map.copyOf(counted);
    }

    /** {@return how often each table has changed until now; it never changes itself} */
    Map<String, Long> changes() {
        return changes;
    }
}
