package dev.paranoid.testkit.schema;

import java.math.BigInteger;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** How the ids of a type are stored, and so which texts are ids of it. */
public enum IdForm {
    /** A BIGINT column: a whole number of 64 bits, without leading zeros. */
    BIGINT,
    /** A VARCHAR column: any text of 1 to 255 characters. */
    VARCHAR,
    /** The same in the character set latin1, which lacks most characters. */
    LATIN1,
    /** A CHAR(36) column with a UUID in it. */
    CHAR36,
    /** A BINARY(16) column with the bytes of a UUID in it. */
    BINARY16;

    private static final Pattern INTEGER = Pattern.compile("0|-?[1-9][0-9]{0,18}");
    private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    /** What databases call latin1 is this, and five control characters more. */
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private static final int LONGEST_TEXT = 255;

    /** {@return the canonical text of an id, or empty if no row can have it} */
    public Optional<String> canonical(String id) {
        return switch (this) {
            case BIGINT ->
                Optional.of(id)
                        .filter(text -> INTEGER.matcher(text).matches())
                        .filter(text -> new BigInteger(text).bitLength() < Long.SIZE);
            case VARCHAR -> Optional.of(id).filter(text -> fits(text, StandardCharsets.UTF_8));
            case LATIN1 -> Optional.of(id).filter(text -> fits(text, WINDOWS));
            case CHAR36, BINARY16 ->
                Optional.of(id).filter(text -> HEX.matcher(text).matches()).map(text -> text.toLowerCase(Locale.ROOT));
        };
    }

    /** {@return the canonical id of the row of that number, for tests: greater numbers have greater ids} */
    public String id(int number) {
        return switch (this) {
            case BIGINT -> Integer.toString(number);
            case VARCHAR, LATIN1 -> String.format(Locale.ROOT, "row%06d", number);
            case CHAR36, BINARY16 -> new UUID(number, 0x8000_0000_0000_0000L | number).toString();
        };
    }

    private static boolean fits(String text, Charset charset) {
        return !text.isEmpty()
                && text.codePointCount(0, text.length()) <= LONGEST_TEXT
                && charset.newEncoder().canEncode(text);
    }

    /** Compares ids as the column does. */
    public int compare(String one, String other) {
        return this == BIGINT ? Long.compare(Long.parseLong(one), Long.parseLong(other)) : one.compareTo(other);
    }
}
