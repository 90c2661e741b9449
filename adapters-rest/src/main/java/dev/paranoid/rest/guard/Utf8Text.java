package dev.paranoid.rest.guard;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.util.StringUtils;

/** What counts as text: whole characters only, for a database refuses half ones, and a replacement may be another row's id. */
public final class Utf8Text {

    private Utf8Text() {}

    /** {@return the text with its percent-encoded bytes decoded, or empty where these are no UTF-8} */
    public static Optional<String> percentDecoded(String text) {
        try {
            String bytes = StringUtils.uriDecode(text, StandardCharsets.ISO_8859_1);
            ByteBuffer buffer = ByteBuffer.wrap(bytes.getBytes(StandardCharsets.ISO_8859_1));
            return Optional.of(
                    StandardCharsets.UTF_8.newDecoder().decode(buffer).toString());
        } catch (IllegalArgumentException | CharacterCodingException undecodable) {
            return Optional.empty();
        }
    }

    /** {@return whether the text has no half of a surrogate pair} */
    public static boolean whole(String text) {
        try {
            StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            return true;
        } catch (CharacterCodingException half) {
            return false;
        }
    }

    /** {@return this in UTF-8} */
    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
