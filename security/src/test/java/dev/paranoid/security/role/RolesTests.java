package dev.paranoid.security.role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paranoid.application.caller.Caller.Verb;
import dev.paranoid.application.caller.Tenants;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/** What authorities allow. */
class RolesTests {

    private static final Map<String, Map<String, List<String>>> DECLARED = Map.of(
            "support", Map.of("read", List.of("*"), "hard-delete", List.of("users", "stories")),
            "monitor", Map.of("operate", List.of("*")));

    private static Rights rights(Map<String, Map<String, List<String>>> declared, String... authorities) {
        SecuritySettings settings = new SecuritySettings(false, Path.of("none"), Map.of(), null, 10, declared);
        return new Roles(settings).of(new TestingAuthenticationToken("ann", "", authorities));
    }

    @Test
    void rightsAreForTheTypesThatTheyName() {
        Rights support = rights(DECLARED, "ROLE_support");

        assertThat(support.include(Verb.READ, "reviews")).isTrue();
        assertThat(support.include(Verb.HARD_DELETE, "stories")).isTrue();
        assertThat(support.include(Verb.HARD_DELETE, "reviews")).isFalse();
        assertThat(support.include(Verb.PURGE, "stories")).isFalse();
        assertThat(support.operates()).isFalse();
    }

    private static Tenants tenants(String... authorities) {
        SecuritySettings settings = new SecuritySettings(false, Path.of("none"), Map.of(), "org", 10, DECLARED);
        return new Roles(settings).tenants(new TestingAuthenticationToken("ann", "", authorities));
    }

    @Test
    void rolesScopesAndAuthoritiesSayTenants() {
        assertThat(tenants("ROLE_support")).isEqualTo(Tenants.NONE);
        assertThat(tenants("ROLE_tenant:a", "SCOPE_tenant:b", "tenant:c")).isEqualTo(Tenants.of(Set.of("a", "b", "c")));
        assertThat(List.of(tenants("ROLE_tenant:*"), tenants("ROLE_admin"))).containsOnly(Tenants.EVERY);
        assertThat(tenants("SCOPE_tenant:*").every())
                .as("an issuer gives one tenant after the other")
                .isFalse();
    }

    @Test
    void aClaimSaysTenants() {
        SecuritySettings settings = new SecuritySettings(false, Path.of("none"), Map.of(), "org", 10, DECLARED);
        Jwt token = Jwt.withTokenValue("t")
                .header("alg", "none")
                .claim("org", List.of("a", 7, Map.of("b", "c")))
                .build();

        assertThat(new Roles(settings).tenants(new JwtAuthenticationToken(token, List.of())))
                .isEqualTo(Tenants.of(Set.of("a", "7")));
    }

    @Test
    void rolesAddUp() {
        Rights both = rights(DECLARED, "SCOPE_support", "monitor");

        assertThat(both.include(Verb.READ, "reviews")).isTrue();
        assertThat(both.operates()).isTrue();
    }

    @Test
    void noIssuerMakesAnAdministrator() {
        assertThat(rights(DECLARED, "ROLE_admin").include(Verb.PURGE, "users")).isTrue();
        for (String authority : List.of("SCOPE_admin", "admin", "ROLE_ADMIN", "ROLE_nobodys")) {
            assertThat(rights(DECLARED, authority)).isEqualTo(Rights.NONE);
        }
        assertThat(rights(Map.of("admin", Map.of("read", List.of("users"))), "ROLE_admin")
                        .include(Verb.READ, "stories"))
                .isFalse();
    }

    @Test
    void aRightThatThereIsNotIsRefused() {
        for (String right : List.of("raed", "erase")) {
            assertThatThrownBy(() -> rights(Map.of("support", Map.of(right, List.of("*"))), "support"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("paranoid.security.roles.support." + right);
        }
    }
}
