package dev.paranoid.security.session;

import dev.paranoid.web.BinSessions;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Knows browsers by their sessions, at addresses of the recycle bin alone. Who shows a token or a password is known by that. */
public final class SessionFilter extends OncePerRequestFilter {

    private final BrowserSessions sessions;
    private final BinPlace bin;

    public SessionFilter(BrowserSessions sessions, BinPlace bin) {
        this.sessions = sessions;
        this.bin = bin;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (bin.has(request) && request.getHeader(HttpHeaders.AUTHORIZATION) == null) {
            Stream.ofNullable(request.getCookies())
                    .flatMap(Stream::of)
                    .filter(cookie -> cookie.getName().equals(BinSessions.COOKIE))
                    .map(Cookie::getValue)
                    .flatMap(cookie -> sessions.find(cookie).stream())
                    .findFirst()
                    .ifPresent(somebody -> {
                        SecurityContext context = SecurityContextHolder.createEmptyContext();
                        context.setAuthentication(somebody);
                        SecurityContextHolder.setContext(context);
                    });
        }
        chain.doFilter(request, response);
    }
}
