package dev.paranoid.mybatis.schema;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** UUIDs as sixteen bytes, in the order in which they are written. */
public final class UuidBytes {

    private UuidBytes() {}

    public static byte[] of(UUID uuid) {
        return ByteBuffer.allocate(16)
                .putLong(uuid.getMostSignificantBits())
                .putLong(uuid.getLeastSignificantBits())
                .array();
    }

    public static UUID uuid(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(), buffer.getLong());
    }

    /** {@return a canonical id as Paranoid's own tables hold it} */
    public static byte[] key(String id) {
        return id.getBytes(StandardCharsets.UTF_8);
    }
}
