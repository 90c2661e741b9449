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

    /** {@return what a curl line has to have, ending with a space where it is anything} */
    public String curlOption() {
        return token.map(file -> "-H \"Authorization: Bearer $(cat " + file + ")\" ")
                .orElse("");
    }
}
