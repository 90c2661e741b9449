package dev.paranoid.security.session;

import dev.paranoid.security.login.LogIns;
import dev.paranoid.security.login.PasswordAttempt;
import dev.paranoid.security.token.TokenAuthentication;
import dev.paranoid.security.token.TokenStore;
import dev.paranoid.security.token.TokenStore.Token;
import dev.paranoid.web.BinSessions;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Sessions of browsers that the server need not remember: the cookie says who, until when, and is signed. The signature covers a
 * hash of the token or password as well, so whoever revokes the one or changes the other ends the session.
 */
public final class BrowserSessions implements BinSessions {

    private static final String TOKEN = "t";
    private static final String PERSON = "p";

    private final TokenStore tokens;
    private final Optional<UserDetailsService> people;
    private final LogIns logIns;
    private final SessionKey key;
    private final InstantSource clock;

    public BrowserSessions(TokenStore tokens, Optional<UserDetailsService> people, LogIns logIns, InstantSource clock) {
        this.tokens = tokens;
        this.people = people;
        this.logIns = logIns;
        this.key = new SessionKey(tokens.directory());
        this.clock = clock;
    }

    @Override
    public Optional<String> open(String name, String secret) {
        HttpServletRequest request =
                ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest();
        try (PasswordAttempt attempt = logIns.attempt(request, name)) {
            attempt.require();
            Optional<String> opened = opened(name, secret);
            if (opened.isPresent()) {
                attempt.right();
            }
            return opened;
        }
    }

    private Optional<String> opened(String name, String secret) {
        if (name.isEmpty() || name.equals("token")) {
            return tokens.find(secret).map(token -> cookie(TOKEN, token.name(), token.hash()));
        }
        return person(name)
                .filter(known -> passes(name, secret))
                .map(known -> cookie(PERSON, known.getUsername(), String.valueOf(known.getPassword())));
    }

    private boolean passes(String name, String password) {
        try {
            return new DaoAuthenticationProvider(people.orElseThrow())
                    .authenticate(UsernamePasswordAuthenticationToken.unauthenticated(name, password))
                    .isAuthenticated();
        } catch (AuthenticationException unknown) {
            return false;
        }
    }

    private Optional<UserDetails> person(String name) {
        try {
            return people.map(known -> known.loadUserByUsername(name)).filter(UserDetails::isEnabled);
        } catch (UsernameNotFoundException unknown) {
            return Optional.empty();
        }
    }

    private String cookie(String kind, String name, String proof) {
        String who = Base64.getUrlEncoder().withoutPadding().encodeToString(name.getBytes(StandardCharsets.UTF_8));
        String said = kind + "." + who + "." + clock.instant().plus(LENGTH).getEpochSecond();
        return said + "." + key.sign(said + "." + proof);
    }

    /** {@return who has that session, while it lasts} */
    Optional<Authentication> find(String cookie) {
        String[] parts = cookie.split("\\.", -1);
        if (parts.length != 4
                || !parts[2].matches("\\d{1,12}")
                || !clock.instant().isBefore(Instant.ofEpochSecond(Long.parseLong(parts[2])))) {
            return Optional.empty();
        }
        String said = parts[0] + "." + parts[1] + "." + parts[2];
        Optional<String> name = name(parts[1]);
        return switch (parts[0]) {
            case TOKEN ->
                name.flatMap(this::token)
                        .filter(token -> signed(said, token.hash(), parts[3]))
                        .map(TokenAuthentication::of);
            case PERSON ->
                name.flatMap(this::person)
                        .filter(known -> signed(said, String.valueOf(known.getPassword()), parts[3]))
                        .map(known -> UsernamePasswordAuthenticationToken.authenticated(
                                known.getUsername(), "", known.getAuthorities()));
            default -> Optional.empty();
        };
    }

    private Optional<Token> token(String name) {
        return tokens.all().stream().filter(token -> token.name().equals(name)).findFirst();
    }

    private boolean signed(String said, String proof, String signature) {
        return MessageDigest.isEqual(
                key.sign(said + "." + proof).getBytes(StandardCharsets.UTF_8),
                signature.getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<String> name(String base64) {
        try {
            return Optional.of(new String(Base64.getUrlDecoder().decode(base64), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
