package dev.paranoid.mybatis.transaction;

import dev.paranoid.mybatis.statement.Utc;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.util.Optional;

/** The database's time, asked once a transaction: nodes need not agree on theirs. */
public final class DatabaseClock implements InstantSource {

    private final TransactionMapper mapper;
    private final ThreadLocal<Optional<Instant>> asked = ThreadLocal.withInitial(Optional::empty);

    public DatabaseClock(TransactionMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public Instant instant() {
        Instant now = asked.get().orElseGet(() -> Utc.instant(mapper.now()));
        asked.set(Optional.of(now));
        return now;
    }

    /** Takes the time that a statement of this transaction has brought along, unless it is known. */
    public void note(LocalDateTime now) {
        if (asked.get().isEmpty()) {
            note(Utc.instant(now));
        }
    }

    /** Takes the time of a transaction that goes on. */
    void note(Instant time) {
        asked.set(Optional.of(time));
    }

    /** {@return the time that is forgotten} At the beginning and at the end of a transaction. */
    Optional<Instant> reset() {
        Optional<Instant> time = asked.get();
        asked.remove();
        return time;
    }
}
