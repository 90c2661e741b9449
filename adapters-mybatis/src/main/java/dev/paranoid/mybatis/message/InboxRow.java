package dev.paranoid.mybatis.message;

import dev.paranoid.application.port.message.Inbox.Entry;
import dev.paranoid.application.port.message.Inbox.RequestKey;
import dev.paranoid.application.request.RequestId;
import dev.paranoid.mybatis.schema.UuidBytes;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An entry of the inbox as it is stored. */
@SuppressWarnings("ArrayRecordComponent") // never compared: it comes from a table or goes there
public record InboxRow(
        byte[] scope,
        byte[] requestId,
        @Nullable String fingerprint,
        boolean withdrawn,
        int status,
        @Nullable String answer) {

    static InboxRow of(Entry entry) {
        return new InboxRow(
                UuidBytes.key(entry.key().scope()),
                UuidBytes.key(entry.key().id().value()),
                entry.fingerprint().orElse(null),
                entry.withdrawn(),
                entry.status(),
                entry.answer().orElse(null));
    }

    public static InboxRow empty(RequestKey key) {
        return of(new Entry(key, Optional.empty(), false, 0, Optional.empty()));
    }

    public @Nullable Object[] key() {
        return new @Nullable Object[] {scope, requestId};
    }

    @Nullable
    Object[] values(LocalDateTime receivedAt) {
        return new @Nullable Object[] {scope, requestId, fingerprint, withdrawn, status, answer, receivedAt};
    }

    Entry entry() {
        RequestKey key = new RequestKey(
                new String(scope, StandardCharsets.UTF_8),
                new RequestId(new String(requestId, StandardCharsets.UTF_8)));
        return new Entry(key, Optional.ofNullable(fingerprint), withdrawn, status, Optional.ofNullable(answer));
    }
}
