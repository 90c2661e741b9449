package dev.paranoid.mybatis.transaction;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.transaction.support.ResourceHolder;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What a thread carries along without a transaction, such as the session of JPA that stays open for a whole web request. A
 * transaction of ours on that thread must neither write what it keeps nor empty it, so it is put aside meanwhile.
 */
final class ThreadResources {

    private final Map<Object, Object> aside = new LinkedHashMap<>();

    private ThreadResources() {}

    static ThreadResources putAside() {
        ThreadResources resources = new ThreadResources();
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            Map.copyOf(TransactionSynchronizationManager.getResourceMap()).forEach((key, value) -> {
                if (value instanceof ResourceHolder) {
                    resources.aside.put(key, TransactionSynchronizationManager.unbindResource(key));
                }
            });
        }
        return resources;
    }

    void putBack() {
        aside.forEach(TransactionSynchronizationManager::bindResource);
    }
}
