package dev.paranoid.mybatis.transaction.callers;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.ResourceHolder;
import org.springframework.transaction.support.ResourceHolderSupport;
import org.springframework.transaction.support.ResourceTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What a thread carries along without a transaction, such as the session of JPA that stays open for a whole web request. A
 * transaction of ours on that thread must neither write what it keeps nor empty it, so it is put aside meanwhile. Where the thread is
 * in a transaction on something else, Spring puts aside what belongs to that, and the rest stays but for what ours would take.
 */
public final class ThreadResources {

    private final Map<Object, Object> aside = new LinkedHashMap<>();

    private ThreadResources() {}

    /**
     * Puts them aside.
     *
     * @param manager begins the transaction
     */
    public static ThreadResources putAside(PlatformTransactionManager manager) {
        ThreadResources resources = new ThreadResources();
        boolean elsewhere = TransactionSynchronizationManager.isSynchronizationActive();
        Map.copyOf(TransactionSynchronizationManager.getResourceMap()).forEach((key, value) -> {
            if (elsewhere ? taken(manager, key) && belongsToNone(value) : value instanceof ResourceHolder) {
                resources.aside.put(key, TransactionSynchronizationManager.unbindResource(key));
            }
        });
        return resources;
    }

    private static boolean taken(PlatformTransactionManager manager, Object key) {
        return manager instanceof ResourceTransactionManager owner
                && owner.getResourceFactory().equals(key);
    }

    private static boolean belongsToNone(Object value) {
        return value instanceof ResourceHolderSupport holder && !holder.isSynchronizedWithTransaction();
    }

    public void putBack() {
        aside.forEach(TransactionSynchronizationManager::bindResource);
    }
}
