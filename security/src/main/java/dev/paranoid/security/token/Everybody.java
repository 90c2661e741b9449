package dev.paranoid.security.token;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Asks nobody who he is, where {@code paranoid.security.anonymous} says so. */
public final class Everybody extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        TokenFilter.enter(TokenAuthentication.anonymous());
        chain.doFilter(request, response);
    }
}
