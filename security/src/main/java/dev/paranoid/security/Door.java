package dev.paranoid.security;

import dev.paranoid.security.login.LogInFilter;
import dev.paranoid.security.login.LogIns;
import dev.paranoid.security.login.PasswordAttempt;
import dev.paranoid.security.role.Roles;
import dev.paranoid.security.session.BinPlace;
import dev.paranoid.security.session.BrowserSessions;
import dev.paranoid.security.session.SessionFilter;
import dev.paranoid.security.token.Credentials;
import dev.paranoid.security.token.Everybody;
import dev.paranoid.security.token.TokenFilter;
import dev.paranoid.security.token.TokenStore;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.resource.OAuth2ResourceServerConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;

/** Which addresses there are, and who passes: what is not listed here is there for nobody. */
final class Door {

    private static final String UNLISTED = Door.class.getName() + ".unlisted";

    private final Roles roles;
    private final LogIns logIns;
    private final String management;
    private final String base;
    private final BinPlace bin;

    Door(Roles roles, LogIns logIns, String management, String base, BinPlace bin) {
        this.roles = roles;
        this.logIns = logIns;
        this.management = management;
        this.base = base;
        this.bin = bin;
    }

    /** What browsers are protected from is the matter of the filter before this one. */
    void stateless(HttpSecurity http) {
        http.csrf(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .exceptionHandling(
                        failed -> failed.authenticationEntryPoint(this::unknown).accessDeniedHandler(this::denied))
                .addFilterBefore(LogInFilter.after(logIns), AuthorizationFilter.class)
                .authorizeHttpRequests(this::addresses);
    }

    private void addresses(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC, DispatcherType.FORWARD)
                .permitAll()
                .requestMatchers(management + "/health", management + "/health/**")
                .permitAll()
                .requestMatchers(management, management + "/**")
                .access(operators())
                .requestMatchers("/", base, base + "/**", "/v3/api-docs", "/v3/api-docs/**", "/v3/api-docs.yaml")
                .authenticated()
                .requestMatchers("/swagger-ui/**")
                .authenticated();
        if (bin.exists()) {
            requests.requestMatchers(bin.path() + "/log-in", bin.path() + "/assets/**")
                    .permitAll()
                    .requestMatchers(bin.path(), bin.path() + "/**")
                    .authenticated();
        }
        requests.anyRequest().access(Door::unlisted);
    }

    private AuthorizationManager<RequestAuthorizationContext> operators() {
        return (somebody, request) -> {
            Authentication who = somebody.get();
            return new AuthorizationDecision(
                    who != null && who.isAuthenticated() && roles.of(who).operates());
        };
    }

    /** Who is known hears that there is nothing; who is not, that he is not. */
    private static AuthorizationDecision unlisted(
            Supplier<? extends @Nullable Authentication> somebody, RequestAuthorizationContext request) {
        request.getRequest().setAttribute(UNLISTED, true);
        return new AuthorizationDecision(false);
    }

    void everybody(HttpSecurity http) {
        http.addFilterBefore(new Everybody(), BasicAuthenticationFilter.class);
    }

    void known(HttpSecurity http, TokenStore tokens) {
        http.addFilterBefore(LogInFilter.before(logIns), BasicAuthenticationFilter.class)
                .addFilterBefore(new TokenFilter(tokens, this::unknown), BasicAuthenticationFilter.class)
                .httpBasic(basic -> basic.authenticationEntryPoint(this::unknown));
    }

    void browsers(HttpSecurity http, BrowserSessions sessions) {
        http.addFilterBefore(new SessionFilter(sessions, bin), BasicAuthenticationFilter.class);
    }

    void jwt(HttpSecurity http) {
        http.oauth2ResourceServer(server -> common(server).jwt(jwt -> {}));
    }

    void opaque(HttpSecurity http) {
        http.oauth2ResourceServer(server -> common(server).opaqueToken(opaque -> {}));
    }

    private OAuth2ResourceServerConfigurer<HttpSecurity> common(OAuth2ResourceServerConfigurer<HttpSecurity> server) {
        BearerTokenResolver usual = new DefaultBearerTokenResolver();
        return server.authenticationEntryPoint(this::unknown)
                .accessDeniedHandler(this::denied)
                .bearerTokenResolver(request -> TokenFilter.token(request).isPresent() ? null : usual.resolve(request));
    }

    /** A browser that asks for a page is shown where to log in. */
    private void unknown(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        Optional<String> form = bin.logInFor(request);
        if (form.isPresent()) {
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader(HttpHeaders.LOCATION, form.get());
            return;
        }
        if (Credentials.areShown(request)) {
            Duration wait = wrong(request);
            if (!wait.isZero()) {
                LogInFilter.tooMany(response, wait);
                return;
            }
        } else {
            logIns.none(request);
        }
        response.addHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"Paranoid\"");
        response.addHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Paranoid\", charset=\"UTF-8\"");
        response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
    }

    /** {@return how long to wait before the next attempt; zero for what a password has cost before it was looked at} */
    private Duration wrong(HttpServletRequest request) {
        Optional<PasswordAttempt> password = PasswordAttempt.of(request);
        password.ifPresent(PasswordAttempt::close);
        return password.isPresent() ? Duration.ZERO : logIns.failed(request);
    }

    private void denied(HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
            throws IOException {
        logIns.denied(request);
        boolean unlisted = Optional.ofNullable(request.getAttribute(UNLISTED)).isPresent();
        response.sendError(unlisted ? HttpServletResponse.SC_NOT_FOUND : HttpServletResponse.SC_FORBIDDEN);
    }
}
