package dev.paranoid.security.token;

import dev.paranoid.security.role.Roles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The token of somebody who has configured nothing yet: made at the first start, and kept where only he can read it. */
public final class FirstToken {

    public static final String NAME = "first";

    private FirstToken() {}

    /** {@return the file with its text, if there is one; made if nobody could log in otherwise} */
    public static Optional<Path> keptBy(TokenStore tokens, boolean othersCanLogIn) {
        Path file = file(tokens);
        if (!tokens.exists() && !othersCanLogIn) {
            TokenStore.writeForOwner(file, tokens.create(NAME, List.of(Roles.ADMIN)) + "\n");
        }
        boolean valid = tokens.all().stream().anyMatch(token -> token.name().equals(NAME));
        return valid && Files.exists(file) ? Optional.of(file) : Optional.empty();
    }

    public static Path file(TokenStore tokens) {
        return tokens.directory().resolve("token");
    }
}
