package dev.paranoid.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paranoid.application.Caller.Verb;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.TestingAuthenticationToken;

/** What authorities allow. */
class RolesTests {

    private static final Map<String, Map<String, List<String>>> DECLARED = Map.of(
            "support", Map.of("read", List.of("*"), "hard-delete", List.of("users", "stories")),
            "monitor", Map.of("operate", List.of("*")));

    private static Rights rights(Map<String, Map<String, List<String>>> declared, String... authorities) {
        SecuritySettings settings = new SecuritySettings(false, Path.of("none"), Map.of(), declared);
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
        assertThatThrownBy(() -> rights(Map.of("support", Map.of("raed", List.of("*"))), "support"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("paranoid.security.roles.support.raed");
    }
}
