package dev.paranoid.mybatis.message;

import dev.paranoid.application.port.DeletionLedger.Ask;
import dev.paranoid.application.port.message.Inbox.RequestKey;
import dev.paranoid.application.request.RequestId;
import dev.paranoid.mybatis.schema.UuidBytes;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Who asked for a deletion; no bytes for someone who asked outright. */
@SuppressWarnings("ArrayRecordComponent") // never compared: it comes from a table or goes there
public record AskRow(long deletion, byte[] scope, byte[] request) {

    @Nullable
    public Object[] values() {
        return new @Nullable Object[] {deletion, scope, request};
    }

    public static AskRow of(Ask ask) {
        return new AskRow(
                ask.deletion().value(),
                ask.request().map(key -> UuidBytes.key(key.scope())).orElseGet(() -> new byte[0]),
                ask.request().map(key -> UuidBytes.key(key.id().value())).orElseGet(() -> new byte[0]));
    }

    /** {@return the request, where there is one} */
    public RequestKey key() {
        return new RequestKey(
                new String(scope, StandardCharsets.UTF_8), new RequestId(new String(request, StandardCharsets.UTF_8)));
    }
}
