package dev.paranoid.mybatis;

import dev.paranoid.application.port.DeletionLedger.Ask;
import org.jspecify.annotations.Nullable;

/** Who asked for a deletion; no bytes for someone who asked outright. */
@SuppressWarnings("ArrayRecordComponent") // never compared: it comes from a table or goes there
record AskRow(long deletion, byte[] request) {

    @Nullable
    Object[] values() {
        return new @Nullable Object[] {deletion, request};
    }

    static AskRow of(Ask ask) {
        return new AskRow(
                ask.deletion().value(),
                ask.request().map(request -> Bytes.key(request.value())).orElseGet(() -> new byte[0]));
    }
}
