package dev.paranoid.mybatis.frontier;

import dev.paranoid.domain.RowKey;
import dev.paranoid.mybatis.schema.UuidBytes;
import dev.paranoid.mybatis.statement.BoundValues;
import dev.paranoid.mybatis.statement.Keys;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Keys of rows as Paranoid's own tables hold them, in the order of these tables, so that all who want some want them in turn. */
final class RowKeys {

    private RowKeys() {}

    private static List<byte[]> sorted(Collection<RowKey> keys) {
        return keys.stream()
                .distinct()
                .map(key -> UuidBytes.key(key.text()))
                .sorted(Arrays::compareUnsigned)
                .toList();
    }

    /** {@return the bytes after which to go on; none at the beginning} */
    static byte[] after(Optional<RowKey> key) {
        return key.map(there -> UuidBytes.key(there.text())).orElse(new byte[0]);
    }

    static List<RowKey> of(List<String> texts) {
        return texts.stream().map(RowKey::new).toList();
    }

    /** Takes the keys, for a list, a part at a time. */
    static void listed(Collection<RowKey> keys, Consumer<Keys> part) {
        Keys.inParts(sorted(keys), some -> part.accept(Keys.of(some)));
    }

    /**
     * Takes the keys, for rows to be inserted, a part at a time: the last row again and again, up to one of a few lengths, so that
     * the server knows few statements.
     */
    static void inserted(
            Collection<RowKey> keys, Function<byte[], @Nullable Object[]> row, Consumer<BoundValues> part) {
        Keys.inParts(sorted(keys), some -> {
            part.accept(BoundValues.of(Keys.filled(some), row));
        });
    }
}
