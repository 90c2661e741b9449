package dev.paranoid.testkit.memory.state;

import dev.paranoid.application.port.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** One transaction at a time: a lock over everything, and a copy to go back to. */
public final class MemoryTransactions implements Transactions, InstantSource {

    private static final Duration LONG = Duration.ofMinutes(1);

    private final Memory memory;
    private final InstantSource clock;
    private final ReentrantLock everything = new ReentrantLock(true);
    private final Set<Object> locked = new HashSet<>();
    private Instant began = Instant.EPOCH;

    public MemoryTransactions(Memory memory, InstantSource clock) {
        this.memory = memory;
        this.clock = clock;
    }

    @Override
    public <T> T inTransaction(Supplier<T> work) {
        return run(work, true);
    }

    @Override
    public <T> T undone(Supplier<T> work) {
        return run(work, false);
    }

    @Override
    public boolean joining() {
        return everything.isHeldByCurrentThread();
    }

    /** Nobody but the engine begins one. */
    @Override
    public boolean withinCallers() {
        return false;
    }

    @Override
    public <T> T atMost(Duration time, Supplier<T> work) {
        return work.get();
    }

    /** Nobody is ever in the way for long. */
    @Override
    public Duration left() {
        return LONG;
    }

    @Override
    public Transactions shared() {
        return this;
    }

    /** The time at which the running transaction began; the clock's where there is none. */
    @Override
    public Instant instant() {
        return everything.isHeldByCurrentThread() ? began : clock.instant();
    }

    /** Waits until no transaction of another thread is running, and reads. */
    public <T> T read(Supplier<T> work) {
        everything.lock();
        try {
            return work.get();
        } finally {
            everything.unlock();
        }
    }

    /**
     * Requires a transaction.
     *
     * @throws IllegalStateException outside of one
     */
    public void required() {
        if (!everything.isHeldByCurrentThread()) {
            throw new IllegalStateException("This needs a transaction");
        }
    }

    /** Notes that a row or a ledger entry is locked until the end of the transaction. */
    public void lock(Object what) {
        required();
        locked.add(what);
    }

    public boolean locked(Object what) {
        return locked.contains(what);
    }

    private <T> T run(Supplier<T> work, boolean commits) {
        everything.lock();
        Memory before = memory.copy();
        boolean done = false;
        if (everything.getHoldCount() == 1) {
            began = clock.instant();
        }
        try {
            T result = work.get();
            done = commits;
            return result;
        } finally {
            end(done, before);
        }
    }

    private void end(boolean done, Memory before) {
        if (!done) {
            memory.become(before);
        }
        if (everything.getHoldCount() == 1) {
            locked.clear();
        }
        everything.unlock();
    }
}
