package dev.paranoid.security.login;

import dev.paranoid.security.role.Roles;
import dev.paranoid.security.role.SecuritySettings.User;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;

/** Those who log in by name and password. */
public final class People {

    /** What {@code DelegatingPasswordEncoder} knows, but for what is no hash or a weak one. */
    private static final Pattern HASHED =
            Pattern.compile("\\{(bcrypt|argon2[@\\w]*|scrypt[@\\w]*|pbkdf2[@\\w]*)}\\S{20,}");

    private People() {}

    /**
     * {@return them}
     *
     * @throws IllegalArgumentException if a password is not hashed, or a role not declared
     */
    public static UserDetailsService of(Map<String, User> users, Roles roles) {
        List<UserDetails> people = users.entrySet().stream()
                .map(user -> of(user.getKey(), user.getValue(), roles))
                .toList();
        return new InMemoryUserDetailsManager(people);
    }

    /** {@return who is meant by a name, as he is called himself: many names may mean the same person, in small letters and large} */
    public static Function<String, Optional<String>> names(@Nullable UserDetailsService people) {
        return name -> {
            try {
                return Optional.ofNullable(people)
                        .map(known -> known.loadUserByUsername(name).getUsername());
            } catch (UsernameNotFoundException nobody) {
                return Optional.empty();
            }
        };
    }

    private static UserDetails of(String name, User user, Roles roles) {
        String setting = "paranoid.security.users." + name;
        if (name.contains(":")) {
            throw new IllegalArgumentException(setting + ": a name has no colon");
        }
        if (user.password() == null || !HASHED.matcher(user.password()).matches()) {
            throw new IllegalArgumentException(
                    setting + ".password is not hashed: the command 'password' prints one that is");
        }
        user.roles().stream().filter(role -> !roles.has(role)).findFirst().ifPresent(role -> {
            throw new IllegalArgumentException(
                    setting + ".roles: there is no role '" + role + "' under paranoid.security.roles");
        });
        return org.springframework.security.core.userdetails.User.withUsername(name)
                .password(user.password())
                .authorities(AuthorityUtils.createAuthorityList(
                        user.roles().stream().map(Roles::authority).toList()))
                .build();
    }
}
