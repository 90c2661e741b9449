package dev.paranoid.security.login;

import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.caller.Tenants;
import dev.paranoid.security.role.Rights;
import dev.paranoid.security.token.TokenAuthentication;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.authentication.AbstractOAuth2TokenAuthenticationToken;

/**
 * Who has logged in.
 *
 * @param name for the ledger
 * @param rights what he may do
 * @param tenants whose rows he may see and touch
 * @param source by which way he asks
 * @param kind by which means he has proved who he is
 */
public record Authenticated(String name, Rights rights, Tenants tenants, String source, String kind) implements Caller {

    public static final Authenticated NOBODY = new Authenticated("nobody", Rights.NONE, Tenants.NONE, "rest", "nobody");

    /** {@return by which means somebody has proved who he is, in one word} */
    public static String kind(Authentication somebody) {
        if (somebody instanceof TokenAuthentication) {
            return "token";
        }
        return somebody instanceof AbstractOAuth2TokenAuthenticationToken ? "issuer" : "password";
    }

    /** Somebody of an issuer may be called like one who has a password: they share nothing. */
    @Override
    public String person() {
        return kind + ":" + name;
    }

    @Override
    public String scope() {
        return source + "/" + person();
    }

    @Override
    public boolean may(Verb verb, String type) {
        return rights.include(verb, type);
    }
}
