package dev.paranoid.web.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.springframework.web.servlet.HandlerInterceptor;

/** Stands before every page: says what browsers may do with it, and lets no form of another site in. */
public final class BinGuard implements HandlerInterceptor {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    private final BinPages pages;
    private final FormTokens tokens = new FormTokens();

    public BinGuard(BinPages pages) {
        this.pages = pages;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        // Without an origin of its own, a browser's form would be taken for another site's.
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        if (!request.getRequestURI().startsWith(pages.base(request) + "/assets/")) {
            response.setHeader("Cache-Control", "no-store");
            tokens.give(request, response, pages.base(request));
        }
        if (!SAFE.contains(request.getMethod()) && !FormTokens.shownBy(request)) {
            throw new ForeignForm();
        }
        return true;
    }

    /** A form without the token of this browser. */
    static final class ForeignForm extends RuntimeException {
        private static final long serialVersionUID = 1L;

        ForeignForm() {
            super("A form without its token", null, false, false);
        }
    }
}
