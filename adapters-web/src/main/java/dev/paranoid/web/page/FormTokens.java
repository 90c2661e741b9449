package dev.paranoid.web.page;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/**
 * What a form must show, so that no page of somebody else's can send it: the same as a cookie that only pages of this origin
 * send and no script can read.
 */
final class FormTokens {

    static final String FIELD = "_form";

    private static final String COOKIE = "paranoid-form";
    private static final String ATTRIBUTE = FormTokens.class.getName();
    private static final Set<String> OWN = Set.of("same-origin", "none");
    private static final int BYTES = 32;

    private final SecureRandom random = new SecureRandom();

    /** {@return what forms of this page show; {@link #give} came before} */
    static String of(HttpServletRequest request) {
        return String.valueOf(request.getAttribute(ATTRIBUTE));
    }

    /** {@return whether a page of this origin sent that, with what the cookie says} */
    static boolean shownBy(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        boolean own = site == null || OWN.contains(site.toLowerCase(Locale.ROOT));
        Optional<String> shown = Optional.ofNullable(request.getParameter(FIELD));
        return own
                && cookie(request, COOKIE)
                        .flatMap(known -> shown.filter(text -> same(known, text)))
                        .isPresent();
    }

    private static boolean same(String one, String other) {
        return !one.isEmpty()
                && MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    /** Gives the browser a cookie for its forms, unless it has one. */
    void give(HttpServletRequest request, HttpServletResponse response, String base) {
        String token = cookie(request, COOKIE)
                .filter(known -> known.matches("[A-Za-z0-9_-]{43}"))
                .orElseGet(() -> fresh(request, response, base));
        request.setAttribute(ATTRIBUTE, token);
    }

    private String fresh(HttpServletRequest request, HttpServletResponse response, String base) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        set(request, response, ResponseCookie.from(COOKIE, token).path(base));
        return token;
    }

    /** Sets a cookie that no script and no other site's page can use. */
    static void set(
            HttpServletRequest request, HttpServletResponse response, ResponseCookie.ResponseCookieBuilder cookie) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                cookie.httpOnly(true)
                        .sameSite("Strict")
                        .secure(request.isSecure())
                        .build()
                        .toString());
    }

    static Optional<String> cookie(HttpServletRequest request, String name) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Stream::of)
                .filter(cookie -> cookie.getName().equals(name))
                .map(Cookie::getValue)
                .findFirst();
    }
}
