package dev.paranoid.application.access;

import dev.paranoid.application.DeleteRequest;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.domain.deletion.Refusal;
import dev.paranoid.domain.deletion.Refusal.Malformed;
import java.time.Instant;
import java.util.Optional;

/**
 * Which texts the ledger keeps: not longer than its columns, counted in Unicode characters as the database counts them, and
 * without what would end a line or turn the direction of writing where somebody shows them.
 */
public final class LedgerText {

    private static final Instant EARLIEST = Instant.parse("1000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999Z");

    private static final int NON_JOINER = 0x200C;
    private static final int JOINER = 0x200D;

    private LedgerText() {}

    /**
     * {@return why nothing can be kept under the name of this caller; empty where it can}
     *
     * @param caller whose name and source are looked at
     */
    public static Optional<Refusal> fault(Caller caller) {
        return fault("The caller's name", caller.name(), Caller.NAME_LENGTH)
                .or(() -> fault("The caller's source", caller.source(), Caller.SOURCE_LENGTH));
    }

    /**
     * {@return why this reason cannot be kept; empty where it can}
     *
     * @param reason none is no fault
     */
    public static Optional<Refusal> fault(Optional<String> reason) {
        return reason.flatMap(text -> fault("A reason", text, DeleteRequest.REASON_LENGTH));
    }

    /**
     * {@return why this time cannot be kept: columns have years of four digits; empty where it can}
     *
     * @param what name of the field, for the caller
     * @param time none is no fault
     */
    public static Optional<Refusal> time(String what, Optional<Instant> time) {
        return time.filter(at -> at.isBefore(EARLIEST) || at.isAfter(LATEST))
                .map(at -> new Malformed("'" + what + "' is a time from the year 1000 to 9999."));
    }

    /**
     * {@return why this text cannot be kept: it is too long, or has a character that ends a line or turns the direction of
     * writing; empty where it can}
     *
     * @param what the text is, as the subject of a sentence
     * @param text any text
     * @param most how many Unicode characters it may have
     */
    public static Optional<Refusal> fault(String what, String text, int most) {
        int length = text.codePointCount(0, text.length());
        if (length > most) {
            return Optional.of(
                    new Malformed(what + " has at most " + most + " characters, and this one has " + length + "."));
        }
        return text.codePoints()
                .filter(LedgerText::controls)
                .mapToObj(character -> String.format("U+%04X", character))
                .findFirst()
                .map(character ->
                        new Malformed(what + " has no control characters, and this one has " + character + "."));
    }

    /**
     * Line and paragraph separators control as well, and so does what Unicode calls format: nobody sees it, and some of it turns the
     * direction of writing. What joins letters or keeps them apart belongs to words and to emoji.
     */
    private static boolean controls(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            case Character.FORMAT -> character != NON_JOINER && character != JOINER;
            default -> false;
        };
    }
}
