package dev.paranoid.spring;

import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.caller.CurrentCaller;
import java.util.Optional;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** Whom Spring Security has let in. What he may do, the application's own rules have decided. */
final class SecurityCallers implements CurrentCaller {

    @Override
    public Optional<Caller> from(String source) {
        return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .filter(Authentication::isAuthenticated)
                .filter(somebody -> !(somebody instanceof AnonymousAuthenticationToken))
                .map(somebody -> Caller.named(somebody.getName(), source));
    }
}
