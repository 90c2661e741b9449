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
            asked.set(Optional.of(Utc.instant(now)));
        }
    }

    /** Forgets the time at the beginning and at the end of a transaction. */
    void reset() {
        asked.remove();
    }
}
