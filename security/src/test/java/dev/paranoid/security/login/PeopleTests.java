package dev.paranoid.security.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paranoid.security.role.Roles;
import dev.paranoid.security.role.SecuritySettings;
import dev.paranoid.security.role.SecuritySettings.User;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.core.userdetails.UserDetails;

class PeopleTests {

    private static final String HASHED = "{bcrypt}$2a$10$dXJ3SW6G7P50lGmMkkmwe.20cQQubK3.HZWzG3YB1tlRy.fqvM/BG";

    private static UserDetails loaded(String name, String password, String role) {
        Roles roles = new Roles(new SecuritySettings(false, Path.of("none"), Map.of(), null, 10, Map.of()));
        return People.of(Map.of(name, new User(password, List.of(role))), roles).loadUserByUsername(name);
    }

    @Test
    void haveTheRolesThatWereGiven() {
        assertThat(loaded("ann", HASHED, "admin").getAuthorities())
                .extracting("authority")
                .containsExactly("ROLE_admin");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "secret", "{noop}secret-that-is-long-enough-to-pass", "{MD5}0123456789abcdef0123456789abcdef"
            })
    void aPasswordThatIsNotHashedIsRefused(String password) {
        assertThatThrownBy(() -> loaded("ann", password, "admin"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("paranoid.security.users.ann.password is not hashed")
                .hasMessageNotContaining("secret");
    }

    @Test
    void aRoleThatThereIsNotIsRefused() {
        assertThatThrownBy(() -> loaded("ann", HASHED, "nobodys")).hasMessageContaining("nobodys");
        assertThatThrownBy(() -> loaded("to:ken", HASHED, "admin")).hasMessageContaining("colon");
    }
}
