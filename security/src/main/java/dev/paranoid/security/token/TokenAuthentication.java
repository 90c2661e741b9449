package dev.paranoid.security.token;

import dev.paranoid.security.role.Roles;
import dev.paranoid.security.token.TokenStore.Token;
import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.AuthorityUtils;

/** A program that showed a token, or everybody where nobody is asked. */
public final class TokenAuthentication extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1L;
    private static final String PREFIX = "token:";

    private final String name;

    private TokenAuthentication(String name, List<GrantedAuthority> authorities) {
        super(authorities);
        this.name = name;
        setAuthenticated(true);
    }

    public static TokenAuthentication of(Token token) {
        return new TokenAuthentication(PREFIX + token.name(), authorities(token.roles()));
    }

    /** {@return whether somebody is called like a token, who has not shown one} */
    public static boolean isImitatedBy(Authentication somebody) {
        return !(somebody instanceof TokenAuthentication) && somebody.getName().startsWith(PREFIX);
    }

    /** {@return whether it does not say who he is, as an issuer's token without {@code sub}} */
    public static boolean isNobody(Authentication somebody) {
        String name = somebody.getName();
        return name == null || name.isBlank();
    }

    static TokenAuthentication anonymous() {
        return new TokenAuthentication("anonymous", authorities(List.of(Roles.ADMIN)));
    }

    private static List<GrantedAuthority> authorities(List<String> roles) {
        return AuthorityUtils.createAuthorityList(
                roles.stream().map(Roles::authority).toList());
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public Object getPrincipal() {
        return name;
    }
}
