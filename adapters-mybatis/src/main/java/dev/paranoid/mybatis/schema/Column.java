package dev.paranoid.mybatis.schema;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A column as the catalogue describes it.
 *
 * @param dataType lower case, without length: {@code bigint}
 * @param columnType lower case, with length and sign: {@code bigint unsigned}
 * @param length characters of text or bytes of binary; zero for others
 * @param fraction digits of a second of a time
 * @param preset whether a row that does not say otherwise has something other than null in it
 * @param extra lower case: {@code on update current_timestamp(6)}, {@code virtual generated}
 * @param repertoire the characters of its character set; all, where it is no text
 */
public record Column(
        Identifier name,
        String dataType,
        String columnType,
        boolean nullable,
        long length,
        int fraction,
        boolean preset,
        Optional<String> charset,
        Optional<String> collation,
        String extra,
        String expression,
        Repertoire repertoire) {

    private static final Map<String, Integer> BITS =
            Map.of("tinyint", 8, "smallint", 16, "mediumint", 24, "int", 32, "bigint", 64);
    private static final Set<String> DECIMALS = Set.of("decimal", "float", "double");

    private static final Set<String> LARGE = Set.of(
            "text",
            "mediumtext",
            "longtext",
            "blob",
            "mediumblob",
            "longblob",
            "json",
            "vector",
            "geometry",
            "point",
            "linestring",
            "polygon",
            "multipoint",
            "multilinestring",
            "multipolygon",
            "geometrycollection",
            "geomcollection");

    public boolean integer() {
        return BITS.containsKey(dataType);
    }

    /** Whether this whole number is one that the column can have. */
    public boolean holds(BigInteger value) {
        int bits = BITS.getOrDefault(dataType, 0);
        return unsigned() ? value.signum() >= 0 && value.bitLength() <= bits : value.bitLength() < bits;
    }

    /** Whether this text is one that the column's character set can hold. */
    public boolean holds(String text) {
        return repertoire.holds(text);
    }

    public boolean number() {
        return integer() || DECIMALS.contains(dataType);
    }

    public boolean truth() {
        return "tinyint".equals(dataType) || "bit".equals(dataType);
    }

    public boolean text() {
        return charset.isPresent() && !"json".equals(dataType);
    }

    /** Whether a value of it may be larger than a whole row otherwise is: it has no place of its own within the row's 64 KiB. */
    public boolean large() {
        return LARGE.contains(dataType);
    }

    boolean unsigned() {
        return columnType.contains("unsigned");
    }

    public boolean timestamp() {
        return "timestamp".equals(dataType);
    }

    public boolean time() {
        return timestamp() || "datetime".equals(dataType);
    }

    public boolean uuid() {
        return "binary".equals(dataType) && length == 16;
    }

    public boolean movesOnUpdate() {
        return extra.toLowerCase(Locale.ROOT).contains("on update");
    }

    public boolean generated() {
        return !expression.isEmpty();
    }
}
