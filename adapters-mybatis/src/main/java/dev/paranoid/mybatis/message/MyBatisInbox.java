package dev.paranoid.mybatis.message;

import dev.paranoid.application.port.message.Inbox;
import dev.paranoid.mybatis.statement.BoundValues;
import dev.paranoid.mybatis.statement.Utc;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.NestedExceptionUtils;

/** The inbox in {@code paranoid_inbox}. */
public final class MyBatisInbox implements Inbox {

    /** MySQL says 3572 where a lock is not to be had at once, MariaDB says 1205. */
    private static final Set<Integer> LOCKED = Set.of(3572, 1205);

    /** Of entries that are there already, whose time stays; never stored. */
    private static final LocalDateTime UNUSED = LocalDateTime.ofEpochSecond(0, 0, ZoneOffset.UTC);

    private final InboxMapper mapper;

    public MyBatisInbox(InboxMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public Map<RequestKey, Entry> lock(Collection<RequestKey> keys, Instant at) {
        Map<RequestKey, Entry> entries = new HashMap<>();
        if (!keys.isEmpty()) {
            List<InboxRow> rows = keys.stream().sorted().map(InboxRow::empty).toList();
            mapper.lock(BoundValues.of(rows, row -> row.values(Utc.of(at))));
            mapper.find(BoundValues.of(rows, InboxRow::key)).stream()
                    .map(InboxRow::entry)
                    .forEach(entry -> entries.put(entry.key(), entry));
        }
        return entries;
    }

    /** A locking read sees a row that another transaction has inserted and not committed, and need not wait for it. */
    @Override
    public Optional<Entry> lockNow(RequestKey key, Instant at) {
        try {
            List<InboxRow> found = mapper.findNow(InboxRow.empty(key));
            return found.isEmpty()
                    ? Optional.ofNullable(lock(List.of(key), at).get(key))
                    : Optional.of(found.get(0).entry());
        } catch (RuntimeException failure) {
            if (NestedExceptionUtils.getMostSpecificCause(failure) instanceof SQLException sql
                    && LOCKED.contains(sql.getErrorCode())) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    @Override
    public void write(List<Entry> entries) {
        if (!entries.isEmpty()) {
            mapper.write(BoundValues.of(entries, entry -> InboxRow.of(entry).values(UNUSED)));
        }
    }
}
