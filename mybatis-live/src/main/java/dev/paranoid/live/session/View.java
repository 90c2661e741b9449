package dev.paranoid.live.session;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.ibatis.cache.CacheKey;

/**
 * What a session can see: it goes into the keys of caches, so that what one session has stored is found by those only that see the same.
 *
 * @param changes how often each table had changed when the transaction began: the database shows it no later change for certain
 * @param own something that no other has, where the transaction has changes of its own, which nobody else may see yet
 */
record View(Map<String, Long> changes, Optional<Object> own) {

    View withChanges() {
        return new View(changes, Optional.of(new Object()));
    }

    CacheKey key(CacheKey key, Set<String> tables) {
        long sum = changesOf(tables);
        if (sum == 0 && own.isEmpty()) {
            return key;
        }
        CacheKey seen = copy(key);
        seen.update(sum);
        own.ifPresent(seen::update);
        return seen;
    }

    /** It grows with each change to one of them, and with no table that has not changed. */
    private long changesOf(Set<String> tables) {
        long sum = 0;
        if (!changes.isEmpty()) {
            for (String table : tables) {
                sum += changes.getOrDefault(table, 0L);
            }
        }
        return sum;
    }

    private static CacheKey copy(CacheKey key) {
        try {
            return key.clone();
        } catch (CloneNotSupportedException nullKey) {
            throw new IllegalStateException(nullKey);
        }
    }
}
