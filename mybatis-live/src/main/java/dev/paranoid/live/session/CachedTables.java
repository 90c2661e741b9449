package dev.paranoid.live.session;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.ibatis.cache.Cache;
import org.jspecify.annotations.Nullable;

/** Which second-level caches hold rows of which tables, and how often these have changed. */
final class CachedTables {

    /** A cache, and no other: of two factories, many kinds are equal where their mappers are called the same. */
    private static final class Same {

        private final Cache cache;

        private Same(Cache cache) {
            this.cache = cache;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Same same && same.cache == cache;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(cache);
        }
    }

    private final Map<Same, Set<String>> tables = new ConcurrentHashMap<>();
    private volatile Map<String, Long> changes = Map.of();

    void note(@Nullable Cache cache, Set<String> named) {
        if (cache != null && !named.isEmpty()) {
            Set<String> noted = tables.computeIfAbsent(new Same(cache), none -> ConcurrentHashMap.newKeySet());
            if (!noted.containsAll(named)) {
                noted.addAll(named);
            }
        }
    }

    /** What was read before is thrown away, and not found by who knows of the change. */
    void changed(String table) {
        count(table);
        tables.forEach((same, named) -> {
            if (named.contains(table)) {
                same.cache.clear();
            }
        });
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
