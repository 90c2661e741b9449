package dev.paranoid.security.token;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.web.authentication.www.BasicAuthenticationConverter;

/** What a request shows to prove who sent it. */
public final class Credentials {

    private static final BasicAuthenticationConverter BASIC = new BasicAuthenticationConverter();

    private Credentials() {}

    /**
     * A name, and the password that belongs to it, whoever has it.
     *
     * @param name as it was typed
     * @param secret the password
     */
    record Password(String name, String secret) {}

    /** {@return whether it shows anything} */
    public static boolean areShown(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.AUTHORIZATION) != null;
    }

    /**
     * {@return the name and password that it shows} The converter reads them by which Spring Security looks at passwords: what
     * this one cannot read is no password there either.
     */
    static Optional<Password> password(HttpServletRequest request) {
        try {
            return Optional.ofNullable(BASIC.convert(request)).map(Credentials::password);
        } catch (BadCredentialsException unreadable) {
            return Optional.empty();
        }
    }

    private static Password password(UsernamePasswordAuthenticationToken shown) {
        return new Password(shown.getName(), String.valueOf(shown.getCredentials()));
    }

    /** {@return the name that belongs to the password, whoever has it} */
    public static Optional<String> name(HttpServletRequest request) {
        return password(request).map(Password::name);
    }
}
