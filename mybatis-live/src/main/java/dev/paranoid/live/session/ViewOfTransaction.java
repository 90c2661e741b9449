package dev.paranoid.live.session;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What a running transaction saw when it began, and what Paranoid has changed within it. */
final class ViewOfTransaction implements TransactionSynchronization {

    private final CachedTables cached;
    private final Map<String, Long> began;
    private final Set<String> changed = new LinkedHashSet<>();

    private ViewOfTransaction(CachedTables cached) {
        this.cached = cached;
        this.began = cached.changes();
    }

    /** {@return that of the transaction that this thread is in; none where it is in none, or nobody told of its beginning} */
    static Optional<ViewOfTransaction> running(CachedTables cached) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            return Optional.empty();
        }
        return TransactionSynchronizationManager.getSynchronizations().stream()
                .filter(ViewOfTransaction.class::isInstance)
                .map(ViewOfTransaction.class::cast)
                .filter(view -> view.cached == cached)
                .findFirst();
    }

    /** {@return that of a transaction that begins now, which this thread is in} */
    static ViewOfTransaction begin(CachedTables cached) {
        ViewOfTransaction view = new ViewOfTransaction(cached);
        TransactionSynchronizationManager.registerSynchronization(view);
        return view;
    }

    void changed(String table) {
        changed.add(table);
    }

    View view() {
        View view = new View(began, Optional.empty());
        return changed.isEmpty() ? view : view.withChanges();
    }

    /** However it ends: a reader may have cached in between what a rollback undoes. */
    @Override
    public void afterCompletion(int status) {
        changed.forEach(cached::changed);
    }
}
