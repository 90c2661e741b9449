package dev.paranoid.security.tenant;

import dev.paranoid.application.caller.Tenants;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.server.resource.authentication.AbstractOAuth2TokenAuthenticationToken;

/**
 * The tenants of somebody: roles, scopes and authorities that begin with {@code tenant:}, and a claim of his token. The role
 * {@code tenant:*} is all of them; no scope and no claim is.
 *
 * @param claim name of the claim, whose value is a text, a number, or a list of such; null for none
 */
public record TenantGrants(@Nullable String claim) {

    private static final String TENANT = "tenant:";
    private static final String ROLE = "ROLE_";
    private static final String SCOPE = "SCOPE_";
    private static final String EVERY = ROLE + TENANT + "*";

    /** {@return whether a role of that name says a tenant} */
    public static boolean names(String role) {
        return role.startsWith(TENANT) && role.length() > TENANT.length();
    }

    /** {@return whose rows he may see and touch} */
    public Tenants of(Authentication somebody) {
        Set<String> names = new HashSet<>();
        for (GrantedAuthority granted : somebody.getAuthorities()) {
            String authority = Objects.requireNonNullElse(granted.getAuthority(), "");
            if (authority.equals(EVERY)) {
                return Tenants.EVERY;
            }
            String role = authority.startsWith(ROLE)
                    ? authority.substring(ROLE.length())
                    : authority.startsWith(SCOPE) ? authority.substring(SCOPE.length()) : authority;
            if (names(role)) {
                names.add(role.substring(TENANT.length()));
            }
        }
        claimed(somebody).forEach(names::add);
        return Tenants.of(names);
    }

    private Stream<String> claimed(Authentication somebody) {
        if (claim == null || !(somebody instanceof AbstractOAuth2TokenAuthenticationToken<?> token)) {
            return Stream.empty();
        }
        Map<String, Object> claims = token.getTokenAttributes();
        Object value = claims.get(claim);
        Stream<?> values = value instanceof Collection<?> several ? several.stream() : Stream.ofNullable(value);
        return values.filter(each -> each instanceof String || each instanceof Number)
                .map(String::valueOf);
    }
}
