package dev.paranoid.live.session;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.ibatis.cache.Cache;
import org.jspecify.annotations.Nullable;

/** Which second-level caches hold rows of which tables, and how often these have changed. */
final class CachedTables {

    private final Map<Cache, Set<String>> tables = new ConcurrentHashMap<>();
    private final Map<String, AtomicLong> changes = new ConcurrentHashMap<>();

    void note(@Nullable Cache cache, Set<String> named) {
        if (cache != null && !named.isEmpty()) {
            tables.computeIfAbsent(cache, none -> ConcurrentHashMap.newKeySet()).addAll(named);
        }
    }

    /** What was read before is not found by the keys of {@link #changesOf} from now on, and is thrown away. */
    void changed(String table) {
        changes.computeIfAbsent(table, none -> new AtomicLong()).incrementAndGet();
        Set<Cache> concerned = new HashSet<>();
        tables.forEach((cache, named) -> {
            if (named.contains(table)) {
                concerned.add(cache);
            }
        });
        concerned.forEach(Cache::clear);
    }

    /** {@return whether no table has changed yet} */
    boolean untouched() {
        return changes.isEmpty();
    }

    /** {@return a number that is another after each change to one of these tables} */
    long changesOf(Collection<String> named) {
        long sum = 0;
        for (String table : named) {
            AtomicLong count = changes.get(table);
            sum += count == null ? 0 : count.get();
        }
        return sum;
    }
}
