package dev.paranoid.security;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How to ask a service that has just started, in words without secrets.
 *
 * @param description who is let in
 * @param token the file with a token that may do everything, if there is one
 */
public record WayIn(String description, Optional<Path> token) {

    /** {@return the shell line that sets the variable of {@link #curlOption}; empty where a caller needs no token} */
    public Optional<String> variable() {
        return token.map(file -> "AUTH=\"Authorization: Bearer $(cat " + file + ")\"");
    }

    /** {@return what a curl line has to have once {@link #variable} is set, ending with a space where it is anything} */
    public String curlOption() {
        return token.map(file -> "-H \"$AUTH\" ").orElse("");
    }
}
