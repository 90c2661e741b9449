package dev.paranoid.security.session;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpHeaders;

/**
 * Where the recycle bin is.
 *
 * @param path without the context path; nowhere if empty
 */
public record BinPlace(String path) {

    public boolean exists() {
        return !path.isEmpty();
    }

    boolean has(HttpServletRequest request) {
        String asked = path(request);
        return exists() && (asked.equals(path) || asked.startsWith(path + "/"));
    }

    private static String path(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }

    /**
     * {@return where somebody who is not known can log in, if he asks for a page of the bin, or for the front page as browsers do,
     * and shows nothing that was wrong}
     */
    public Optional<String> logInFor(HttpServletRequest request) {
        boolean shows = request.getHeader(HttpHeaders.AUTHORIZATION) != null;
        boolean front = path(request).equals("/") && accepts(request, "text/html");
        if (!exists() || shows || !(has(request) || front) || accepts(request, "text/event-stream")) {
            return Optional.empty();
        }
        String form = request.getContextPath() + path + "/log-in";
        String to =
                front || !request.getMethod().equals("GET") ? "" : path(request).substring(path.length());
        String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        return Optional.of(
                to.isEmpty() && query.isEmpty()
                        ? form
                        : form + "?to=" + URLEncoder.encode((to.isEmpty() ? "/" : to) + query, StandardCharsets.UTF_8));
    }

    private static boolean accepts(HttpServletRequest request, String type) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.toLowerCase(Locale.ROOT).contains(type);
    }
}
