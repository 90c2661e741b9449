package dev.paranoid.mybatis.message;

import dev.paranoid.application.failure.Misuse;
import dev.paranoid.application.port.message.Inbox;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where nothing was said to use requests that may come twice, so that they have no tables. */
public final class UnusedInbox implements Inbox {

    private static Misuse misuse() {
        return new Misuse("The tables for requests do not exist. Set paranoid.schema.features=requests");
    }

    @Override
    public Map<RequestKey, Entry> lock(Collection<RequestKey> keys, Instant at) {
        throw misuse();
    }

    @Override
    public Optional<Entry> lockNow(RequestKey key, Instant at) {
        throw misuse();
    }

    @Override
    public void write(List<Entry> entries) {
        throw misuse();
    }
}
