package dev.paranoid.mybatis.schema;

import java.util.BitSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The characters that a character set has. The server refuses to compare a column with a text that its character set cannot
 * hold, so such a text must not come into a statement.
 */
public final class Repertoire {

    /** Whole characters, and all of them. */
    public static final Repertoire UNICODE = new Repertoire(Optional.empty(), true);

    private static final Repertoire BASIC_PLANE = new Repertoire(Optional.empty(), false);
    private static final Repertoire ASCII = new Repertoire(Optional.of(first(1 << 7)), false);
    private static final Set<String> WHOLE = Set.of("utf8mb4", "utf16", "utf16le", "utf32", "gb18030");
    private static final Set<String> OF_BASIC_PLANE = Set.of("utf8mb3", "utf8", "ucs2");

    private final Optional<BitSet> basic;
    private final boolean supplementary;

    private Repertoire(Optional<BitSet> basic, boolean supplementary) {
        this.basic = basic;
        this.supplementary = supplementary;
    }

    /**
     * {@return the characters of that set}
     *
     * @param converted converts a text to the character set and back; what it cannot hold comes back as something else
     */
    public static Repertoire of(String charset, UnaryOperator<String> converted) {
        if (WHOLE.contains(charset)) {
            return UNICODE;
        }
        if (charset.equals("ascii")) {
            return ASCII;
        }
        return OF_BASIC_PLANE.contains(charset) ? BASIC_PLANE : asked(converted);
    }

    private static Repertoire asked(UnaryOperator<String> converted) {
        StringBuilder all = new StringBuilder();
        for (char c = 0; c < Character.MAX_VALUE; c++) {
            if (!Character.isSurrogate(c)) {
                all.append(c);
            }
        }
        String back = converted.apply(all.toString());
        if (back.length() != all.length()) {
            throw new IllegalStateException(
                    "Of " + all.length() + " characters " + back.length() + " came back from a character set");
        }
        BitSet held = new BitSet(Character.MAX_VALUE + 1);
        for (int i = 0; i < all.length(); i++) {
            held.set(all.charAt(i), all.charAt(i) == back.charAt(i));
        }
        return new Repertoire(Optional.of(held), false);
    }

    private static BitSet first(int characters) {
        BitSet held = new BitSet(characters);
        held.set(0, characters);
        return held;
    }

    /** {@return whether it has all characters of this text; it has no halves of them} */
    public boolean holds(String text) {
        return text.codePoints().allMatch(this::holds);
    }

    private boolean holds(int character) {
        if (Character.isSupplementaryCodePoint(character)) {
            return supplementary;
        }
        return !Character.isSurrogate((char) character)
                && basic.map(held -> held.get(character)).orElse(true);
    }
}
