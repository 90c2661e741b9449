package dev.paranoid.security.role;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may ask, and what.
 *
 * @param anonymous Whether everybody who reaches the service may do everything; on this machine only.
 * @param dir Directory with the tokens, relative to the working directory.
 * @param users People who log in by name and password.
 * @param tenantClaim Claim of an issuer's token that names whose rows its bearer may see and touch.
 * @param failedLogIns How many log-ins may fail in a minute, for each address and name; 0 for as many as they like.
 * @param roles What a role may do: for each right, the types of rows, or * for all. The role admin may do everything.
 */
@ConfigurationProperties("paranoid.security")
public record SecuritySettings(
        @DefaultValue("false") boolean anonymous,
        @DefaultValue("paranoid-data") Path dir,
        @DefaultValue Map<String, User> users,
        @Nullable String tenantClaim,
        @DefaultValue("10") int failedLogIns,
        @DefaultValue Map<String, Map<String, List<String>>> roles) {

    /**
     * One who logs in.
     *
     * @param password hashed, as the command {@code password} prints it
     * @param roles names of roles
     */
    public record User(String password, @DefaultValue List<String> roles) {}
}
