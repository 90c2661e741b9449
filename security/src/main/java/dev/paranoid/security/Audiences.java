package dev.paranoid.security;

import java.util.List;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** For whom an issuer's tokens are made: those that it makes for another service are none for this one. */
final class Audiences {

    private static final String JWT = "spring.security.oauth2.resourceserver.jwt.";

    static final String WARNING = "This service accepts tokens that the issuer made for other services. Set " + JWT
            + "audiences to this service's audience";

    private Audiences() {}

    /** {@return whether an issuer is trusted, and nobody said for whom its tokens have to be made} */
    static boolean areMissing(Environment environment) {
        return environment.containsProperty(JWT + "issuer-uri")
                && Binder.get(environment)
                        .bind(JWT + "audiences", Bindable.listOf(String.class))
                        .orElse(List.of())
                        .isEmpty();
    }
}
