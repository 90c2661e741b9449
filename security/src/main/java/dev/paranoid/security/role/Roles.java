package dev.paranoid.security.role;

import dev.paranoid.application.caller.Tenants;
import dev.paranoid.security.tenant.TenantGrants;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;

/** What the authorities of somebody allow, by the roles that were declared. */
public final class Roles {

    /** May do everything, unless it was declared otherwise; given by name and by nothing that an issuer of tokens says. */
    public static final String ADMIN = "admin";

    private static final String ROLE = "ROLE_";
    private static final String SCOPE = "SCOPE_";

    private final Map<String, Rights> declared;
    private final TenantGrants tenants;

    public Roles(SecuritySettings settings) {
        this.tenants = new TenantGrants(settings.tenantClaim());
        this.declared = settings.roles().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, role -> Rights.of(role.getKey(), role.getValue())));
    }

    public static String authority(String role) {
        return ROLE + role;
    }

    public boolean has(String role) {
        return role.equals(ADMIN) || declared.containsKey(role) || TenantGrants.names(role);
    }

    /** {@return whose rows he may see and touch; who may do everything, everybody's} */
    public Tenants tenants(Authentication somebody) {
        return somebody.getAuthorities().stream()
                        .anyMatch(granted -> everything(Objects.requireNonNullElse(granted.getAuthority(), "")))
                ? Tenants.EVERY
                : tenants.of(somebody);
    }

    private boolean everything(String authority) {
        return authority.equals(ROLE + ADMIN) && !declared.containsKey(ADMIN);
    }

    public Rights of(Authentication somebody) {
        return somebody.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .map(authority -> of(authority == null ? "" : authority))
                .reduce(Rights.NONE, Rights::and);
    }

    private Rights of(String authority) {
        if (everything(authority)) {
            return Rights.all();
        }
        String role = authority.startsWith(ROLE)
                ? authority.substring(ROLE.length())
                : authority.startsWith(SCOPE) ? authority.substring(SCOPE.length()) : authority;
        return declared.getOrDefault(role, Rights.NONE);
    }
}
