package dev.paranoid.rest.guard;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether the parameters in an address can be read: a server that finds out while it serves takes it for a fault of its own. */
public final class Queries {

    /** A parameter has a name, and a percent sign two digits after it. */
    private static final Pattern PARAMETER = Pattern.compile("(?:[^=%]|%[0-9A-Fa-f]{2})(?:[^%]|%[0-9A-Fa-f]{2})*+");

    private static final int HEXADECIMAL = 16;

    private Queries() {}

    /** {@return whether all of it is text in UTF-8} */
    public static boolean areReadable(@Nullable String query) {
        return query == null || Stream.of(query.split("&", -1)).allMatch(each -> each.isEmpty() || readable(each));
    }

    private static boolean readable(String parameter) {
        return PARAMETER.matcher(parameter).matches() && isText(bytes(parameter));
    }

    private static ByteBuffer bytes(String parameter) {
        ByteBuffer bytes = ByteBuffer.allocate(parameter.length());
        for (int at = 0; at < parameter.length(); at++) {
            if (parameter.charAt(at) == '%') {
                bytes.put((byte) Integer.parseInt(parameter.substring(at + 1, at + 3), HEXADECIMAL));
                at += 2;
            } else {
                bytes.put((byte) parameter.charAt(at));
            }
        }
        return bytes.flip();
    }

    private static boolean isText(ByteBuffer bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).hasRemaining();
        } catch (CharacterCodingException malformed) {
            return false;
        }
    }
}
