package dev.paranoid.security;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.springframework.http.HttpHeaders;

/** What a request shows to prove who sent it. */
final class Credentials {

    private static final String BASIC = "basic ";

    private Credentials() {}

    /** {@return whether it shows anything} */
    static boolean areShown(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.AUTHORIZATION) != null;
    }

    /** {@return whether it shows a name and a password; where a token of ours is the password, it is none} */
    static boolean isPassword(HttpServletRequest request) {
        return begins(header(request), BASIC) && TokenFilter.token(request).isEmpty();
    }

    /** {@return the name that belongs to the password, whoever has it} */
    static Optional<String> name(HttpServletRequest request) {
        return begins(header(request), BASIC)
                ? decoded(header(request).substring(BASIC.length()).strip())
                        .filter(pair -> pair.contains(":"))
                        .map(pair -> pair.substring(0, pair.indexOf(':')))
                : Optional.empty();
    }

    static boolean begins(String header, String scheme) {
        return header.regionMatches(true, 0, scheme, 0, scheme.length());
    }

    static Optional<String> decoded(String base64) {
        try {
            return Optional.of(new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static String header(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION)).orElse("");
    }
}
