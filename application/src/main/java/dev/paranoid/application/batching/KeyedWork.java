package dev.paranoid.application.batching;

import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/**
 * How calls that bear keys are carried out.
 *
 * @param transactions do what they ask, and write their replies
 * @param workers carry each out in a thread of its own, since its caller answers while its transaction is open
 */
record KeyedWork(ReplyTransactions transactions, Executor workers) {

    private static final Executor WORKERS = Executors.newCachedThreadPool(KeyedWork::worker);

    /** Carried out by as many threads as it takes. */
    KeyedWork(ReplyTransactions transactions) {
        this(transactions, WORKERS);
    }

    private static Thread worker(Runnable work) {
        Thread thread = new Thread(work, "paranoid-keyed-call");
        thread.setDaemon(true);
        return thread;
    }
}
