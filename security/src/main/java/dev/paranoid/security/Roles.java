package dev.paranoid.security;

import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;

/** What the authorities of somebody allow, by the roles that were declared. */
final class Roles {

    /** May do everything, unless it was declared otherwise; given by name and by nothing that an issuer of tokens says. */
    static final String ADMIN = "admin";

    private static final String ROLE = "ROLE_";
    private static final String SCOPE = "SCOPE_";

    private final Map<String, Rights> declared;

    Roles(SecuritySettings settings) {
        this.declared = settings.roles().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, role -> Rights.of(role.getKey(), role.getValue())));
    }

    static String authority(String role) {
        return ROLE + role;
    }

    boolean has(String role) {
        return role.equals(ADMIN) || declared.containsKey(role);
    }

    Rights of(Authentication somebody) {
        return somebody.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .map(authority -> of(authority == null ? "" : authority))
                .reduce(Rights.NONE, Rights::and);
    }

    private Rights of(String authority) {
        if (authority.equals(ROLE + ADMIN) && !declared.containsKey(ADMIN)) {
            return Rights.all();
        }
        String role = authority.startsWith(ROLE)
                ? authority.substring(ROLE.length())
                : authority.startsWith(SCOPE) ? authority.substring(SCOPE.length()) : authority;
        return declared.getOrDefault(role, Rights.NONE);
    }
}
