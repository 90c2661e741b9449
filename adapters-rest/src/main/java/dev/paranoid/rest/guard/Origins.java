package dev.paranoid.rest.guard;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a browser says of the page that sent a request. Programs say nothing; a page cannot say anything else, as these headers
 * are the browser's.
 */
public final class Origins {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> OWN = Set.of("same-origin", "none");

    private Origins() {}

    /** {@return whether this may change something, and a page of another origin sent it} */
    public static boolean foreignChange(HttpServletRequest request) {
        return !SAFE.contains(request.getMethod()) && (foreignSite(request) || foreignOrigin(request));
    }

    private static boolean foreignSite(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        return site != null && !OWN.contains(site.toLowerCase(Locale.ROOT));
    }

    /** The scheme may differ: a proxy in front speaks TLS. */
    private static boolean foreignOrigin(HttpServletRequest request) {
        String origin = request.getHeader("Origin");
        if (origin == null) {
            return false;
        }
        int authority = origin.indexOf("://");
        return authority < 0
                || Stream.of(request.getHeader("Host"), forwarded(request))
                        .noneMatch(own -> same(own, origin.substring(authority + 3)));
    }

    private static boolean same(@Nullable String own, String other) {
        return own != null && own.equalsIgnoreCase(other);
    }

    /** The same as the header, unless a proxy is trusted that says what it was asked for. */
    private static String forwarded(HttpServletRequest request) {
        int port = request.getServerPort();
        boolean usual = port == ("https".equals(request.getScheme()) ? 443 : 80);
        return request.getServerName() + (usual ? "" : ":" + port);
    }
}
