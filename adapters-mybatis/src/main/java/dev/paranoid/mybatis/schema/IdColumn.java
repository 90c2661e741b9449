package dev.paranoid.mybatis.schema;

import dev.paranoid.domain.RowKey;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The id of a table, and how it turns into a key: the canonical text that requests use for it, and the ledger and
 * Paranoid's other tables as bytes, whatever the column's type. Conversions in SQL stand on the side that a join starts from, so that the index
 * of the other side serves.
 *
 * @param column the column, or a foreign key that refers to one
 * @param index the index that finds a row by it
 */
public record IdColumn(Column column, Identifier index) {

    private static final Pattern INTEGER = Pattern.compile("0|-?[1-9][0-9]{0,19}");
    private static final Pattern UUID_TEXT = Pattern.compile("[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}");
    private static final String KEY = "CONVERT(%s USING utf8mb4) COLLATE utf8mb4_bin";

    /** Whether ids of this column can be turned into keys and back. */
    public static boolean supports(Column column) {
        return column.integer() || column.uuid() || (column.text() && column.length() <= 255);
    }

    public Identifier name() {
        return column.name();
    }

    /** {@return the canonical form of an id, or empty if no row can have it} */
    public Optional<String> canonical(String id) {
        if (column.integer()) {
            return INTEGER.matcher(id).matches() && column.holds(new BigInteger(id))
                    ? Optional.of(id)
                    : Optional.empty();
        }
        if (column.uuid() || uuidAsText()) {
            return uuid(id) ? Optional.of(id.toLowerCase(Locale.ROOT)) : Optional.empty();
        }
        return !id.isEmpty() && id.codePointCount(0, id.length()) <= column.length() && column.holds(id)
                ? Optional.of(id)
                : Optional.empty();
    }

    public static boolean uuid(String text) {
        return UUID_TEXT.matcher(text).matches();
    }

    /** {@return what to bind for a canonical id} */
    public Object value(String id) {
        if (column.integer()) {
            BigInteger number = new BigInteger(id);
            return number.bitLength() < Long.SIZE ? (Object) number.longValue() : number;
        }
        return column.uuid() ? UuidBytes.of(UUID.fromString(id)) : id;
    }

    /** {@return what to bind for these keys} */
    public List<Object> values(Collection<RowKey> keys) {
        return keys.stream().map(key -> value(key.text())).toList();
    }

    /** {@return the id of the row that goes by that alias, as the driver gives it; one digit is a number and no truth value} */
    public String raw(String alias) {
        return "tinyint".equals(column.dataType()) ? name().of(alias) + " + 0" : name().of(alias);
    }

    /** {@return whether the collation may take different ids for equal} */
    public boolean text() {
        return column.text() && !uuidAsText();
    }

    /** {@return the canonical form of an id that the driver gave} */
    public String canonicalText(@Nullable Object raw) {
        if (raw instanceof byte[] bytes) {
            return column.uuid() ? UuidBytes.uuid(bytes).toString() : new String(bytes, StandardCharsets.UTF_8);
        }
        String text = String.valueOf(Objects.requireNonNull(raw));
        return uuidAsText() ? text.toLowerCase(Locale.ROOT) : text;
    }

    /** {@return the key of the row that goes by that alias} */
    public String key(String alias) {
        String value = name().of(alias);
        if (column.integer()) {
            return KEY.formatted("CAST(" + value + " AS CHAR)");
        }
        if (column.uuid()) {
            return KEY.formatted(uuidText("LOWER(HEX(" + value + "))"));
        }
        return KEY.formatted(uuidAsText() ? "LOWER(" + value + ")" : value);
    }

    /** {@return an id of this column as text that {@link #value} takes back exactly} */
    String cursor(String expression) {
        if (column.integer()) {
            return "CAST(" + expression + " AS CHAR)";
        }
        return column.uuid() ? uuidText("LOWER(HEX(" + expression + "))") : "CONVERT(" + expression + " USING utf8mb4)";
    }

    /** {@return the same as Paranoid's own tables hold it: bytes, for an exact comparison} */
    public String storedKey(String alias) {
        return "CAST(" + key(alias) + " AS BINARY)";
    }

    private boolean uuidAsText() {
        return "char".equals(column.dataType()) && column.length() == 36;
    }

    private static String uuidText(String hex) {
        return "INSERT(INSERT(INSERT(INSERT(" + hex + ", 9, 0, '-'), 14, 0, '-'), 19, 0, '-'), 24, 0, '-')";
    }

    /** {@return the value of this column that a key stands for} */
    public String fromKey(String key) {
        if (column.integer()) {
            return "CAST(" + key + (column.unsigned() ? " AS UNSIGNED)" : " AS SIGNED)");
        }
        return column.uuid()
                ? "UNHEX(REPLACE(" + key + ", '-', ''))"
                : "CONVERT(CONVERT(" + key + " USING utf8mb4) USING "
                        + column.charset().orElseThrow() + ") COLLATE "
                        + column.collation().orElseThrow();
    }
}
