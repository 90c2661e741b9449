package dev.paranoid.mybatis.message;

import dev.paranoid.application.port.message.Outbox.Header;
import dev.paranoid.application.port.message.Outbox.Message;
import dev.paranoid.application.port.message.Payload;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A message as it is stored. */
@SuppressWarnings("ArrayRecordComponent") // never compared: it comes from a table or goes there
public record OutboxRow(
        @Nullable Long seq,
        String id,
        String aggregatetype,
        byte @Nullable [] aggregateid,
        String type,
        byte @Nullable [] payload,
        byte[] headers,
        int lane) {

    public static final int LANES = 16;

    public static OutboxRow of(Message message) {
        byte[] key = message.key().map(Payload::bytes).orElse(null);
        int hash = Objects.hash(message.topic(), key == null ? 0 : Arrays.hashCode(key));
        return new OutboxRow(
                null,
                message.id(),
                message.topic(),
                key,
                message.type(),
                message.payload().map(Payload::bytes).orElse(null),
                written(message.headers()),
                Math.floorMod(hash, LANES));
    }

    @Nullable
    public Object[] values() {
        return new @Nullable Object[] {id, aggregatetype, aggregateid, type, payload, headers, lane};
    }

    public Message message() {
        return new Message(
                id,
                aggregatetype,
                Optional.ofNullable(aggregateid).map(Payload::of),
                type,
                Optional.ofNullable(payload).map(Payload::of),
                read(headers));
    }

    /** Name, length and bytes of each; a length of -1 where there is no value. */
    private static byte[] written(List<Header> headers) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            for (Header header : headers) {
                out.writeUTF(header.name());
                byte[] value = header.value().map(Payload::bytes).orElse(null);
                out.writeInt(value == null ? -1 : value.length);
                if (value != null) {
                    out.write(value);
                }
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static List<Header> read(byte[] bytes) {
        List<Header> headers = new ArrayList<>();
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            while (in.available() > 0) {
                String name = in.readUTF();
                int length = in.readInt();
                headers.add(new Header(
                        name, length < 0 ? Optional.empty() : Optional.of(Payload.of(in.readNBytes(length)))));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return headers;
    }
}
