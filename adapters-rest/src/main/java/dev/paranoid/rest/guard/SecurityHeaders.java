package dev.paranoid.rest.guard;

import jakarta.servlet.http.HttpServletResponse;

/** What browsers are told to do with answers: nothing but show them, to nobody else, and not keep them. */
public final class SecurityHeaders {

    private static final String DATA =
            "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
    private static final String PAGES = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
            + " img-src 'self' data:; font-src 'self'; connect-src 'self'; frame-ancestors 'none'; base-uri 'none';"
            + " form-action 'none'";

    private SecurityHeaders() {}

    /**
     * Sets them.
     *
     * @param page whether it is a page with scripts of its own, rather than data
     */
    public static void set(HttpServletResponse response, boolean page) {
        response.setHeader("Content-Security-Policy", page ? PAGES : DATA);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        if (!page) {
            response.setHeader("Cache-Control", "no-store");
        }
    }
}
