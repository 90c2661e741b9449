package dev.paranoid.spring;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.Ordered;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Events of a transaction that goes on. A rollback to a savepoint takes back those that came after it. */
final class HeldEvents implements TransactionSynchronization, Ordered {

    private final ApplicationEventPublisher publisher;
    private final List<Object> events = new ArrayList<>();
    private final IdentityHashMap<Object, Integer> savepoints = new IdentityHashMap<>();

    private HeldEvents(ApplicationEventPublisher publisher) {
        this.publisher = publisher;
    }

    /** {@return those of the transaction that this thread is in} */
    private static HeldEvents ofTransaction(ApplicationEventPublisher publisher) {
        return TransactionSynchronizationManager.getSynchronizations().stream()
                .filter(HeldEvents.class::isInstance)
                .map(HeldEvents.class::cast)
                .filter(held -> held.publisher.equals(publisher))
                .findFirst()
                .orElseGet(() -> {
                    HeldEvents held = new HeldEvents(publisher);
                    TransactionSynchronizationManager.registerSynchronization(held);
                    return held;
                });
    }

    /** Tells these at the end of the transaction that this thread is in, or at once where there is none. */
    static void tell(ApplicationEventPublisher publisher, List<?> events) {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            ofTransaction(publisher).events.addAll(events);
        } else {
            events.forEach(publisher::publishEvent);
        }
    }

    @Override
    public void savepoint(Object savepoint) {
        savepoints.put(savepoint, events.size());
    }

    /** What was there when this began is none of those before it began: a savepoint that is not known came earlier. */
    @Override
    public void savepointRollback(Object savepoint) {
        int kept = savepoints.getOrDefault(savepoint, 0);
        events.subList(Math.min(kept, events.size()), events.size()).clear();
    }

    /** Before those that write what sessions keep to themselves: a listener may have something written. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    /** Spring would take a failure of a listener's transaction for one of the commit itself, and roll nothing back. */
    @Override
    public void beforeCommit(boolean readOnly) {
        try {
            tellAll(readOnly);
        } catch (TransactionException failure) {
            throw new IllegalStateException("A transaction of a listener has failed", failure);
        }
    }

    /** Listeners that wait for this very phase register themselves now, and would be too late for Spring. They may hold events anew. */
    private void tellAll(boolean readOnly) {
        Set<TransactionSynchronization> known = Collections.newSetFromMap(new IdentityHashMap<>());
        known.addAll(TransactionSynchronizationManager.getSynchronizations());
        while (!events.isEmpty()) {
            List<Object> told = List.copyOf(events);
            events.clear();
            told.forEach(publisher::publishEvent);
            TransactionSynchronizationManager.getSynchronizations().stream()
                    .filter(known::add)
                    .forEach(late -> late.beforeCommit(readOnly));
        }
    }

    /**
     * Tells what was held after the callbacks of that phase had begun: Spring calls none that registers itself then. A transaction
     * within another, at a savepoint, tells nothing yet.
     */
    static final class Late implements TransactionExecutionListener {

        @Override
        public void beforeCommit(TransactionExecution transaction) {
            if (transaction.isNewTransaction() && TransactionSynchronizationManager.isSynchronizationActive()) {
                TransactionSynchronizationManager.getSynchronizations().stream()
                        .filter(HeldEvents.class::isInstance)
                        .forEach(held -> held.beforeCommit(transaction.isReadOnly()));
            }
        }
    }
}
