package dev.paranoid.security.token;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Knows programs by their tokens: as a bearer token, or as the password of the user {@code token}, which browsers can ask for.
 * What is no token of ours is left to others.
 */
public final class TokenFilter extends OncePerRequestFilter {

    private static final String BEARER = "bearer ";
    private static final String USER = "token";

    private final TokenStore tokens;
    private final AuthenticationEntryPoint door;

    public TokenFilter(TokenStore tokens, AuthenticationEntryPoint door) {
        this.tokens = tokens;
        this.door = door;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<String> shown = token(request);
        Optional<TokenAuthentication> program = shown.flatMap(tokens::find).map(TokenAuthentication::of);
        if (shown.isPresent() && program.isEmpty()) {
            door.commence(request, response, new BadCredentialsException("unknown token"));
            return;
        }
        program.ifPresent(TokenFilter::enter);
        chain.doFilter(program.isPresent() ? new Known(request) : request, response);
    }

    /** What was shown has been looked at: nobody else takes it for a password, or for a token of his. */
    private static final class Known extends HttpServletRequestWrapper {

        Known(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable String getHeader(String name) {
            return HttpHeaders.AUTHORIZATION.equalsIgnoreCase(name) ? null : super.getHeader(name);
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            return HttpHeaders.AUTHORIZATION.equalsIgnoreCase(name)
                    ? Collections.emptyEnumeration()
                    : super.getHeaders(name);
        }
    }

    static void enter(TokenAuthentication somebody) {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(somebody);
        SecurityContextHolder.setContext(context);
    }

    /** {@return the text of one of our tokens, whether or not it is valid} */
    public static Optional<String> token(HttpServletRequest request) {
        String header = Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))
                .orElse("");
        return header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? ours(header.substring(BEARER.length()).strip())
                : Credentials.password(request)
                        .filter(password -> password.name().equals(USER))
                        .flatMap(password -> ours(password.secret()));
    }

    private static Optional<String> ours(String text) {
        return Optional.of(text).filter(shown -> shown.startsWith(TokenStore.PREFIX));
    }
}
