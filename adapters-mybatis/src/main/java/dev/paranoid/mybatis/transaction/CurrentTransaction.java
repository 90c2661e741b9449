package dev.paranoid.mybatis.transaction;

import dev.paranoid.mybatis.transaction.callers.CallersTransaction;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.ConnectionHolder;

/**
 * The transaction in which a thread does something, once it has come to it in here. It goes by its connection: within one of ours a
 * listener may begin another, which is the caller's, and has a time of its own.
 */
final class CurrentTransaction {

    private static final ThreadLocal<@Nullable Within> WITHIN = new ThreadLocal<>();

    private final CallersTransaction callers;
    private final DatabaseClock clock;

    CurrentTransaction(CallersTransaction callers, DatabaseClock clock) {
        this.callers = callers;
        this.clock = clock;
    }

    /** Who began a transaction. */
    enum Whose {
        OURS,
        CALLERS
    }

    private record Within(Whose whose, Optional<ConnectionHolder> connection) {}

    /** {@return who began it; empty where the thread has come to none, or is in another by now} */
    Optional<Whose> whose() {
        return Optional.ofNullable(WITHIN.get())
                .filter(within -> within.connection().equals(callers.connection()))
                .map(Within::whose);
    }

    /** Does the work in the transaction that is running now. */
    <T> T during(Whose whose, Supplier<T> work) {
        Within around = WITHIN.get();
        Optional<Instant> time = clock.reset();
        WITHIN.set(new Within(whose, callers.connection()));
        try {
            return work.get();
        } finally {
            clock.reset();
            if (around == null) {
                WITHIN.remove();
            } else {
                WITHIN.set(around);
                time.ifPresent(clock::note);
            }
        }
    }
}
