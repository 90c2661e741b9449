package dev.paranoid.web;

import java.time.Duration;
import java.util.Optional;

/**
 * Lets a browser log in by a form, where the application around has no log-in of its own. Who is known by a session is for
 * whoever implements this to say, when the cookie comes back.
 */
public interface BinSessions {

    /** Name of the cookie; it goes to addresses of the recycle bin alone, and no script can read it. */
    String COOKIE = "paranoid-session";

    /** How long a session lasts. */
    Duration LENGTH = Duration.ofHours(12);

    /**
     * {@return what the cookie is to say, or empty where nobody is known by this}
     *
     * @param name of a person; empty, or {@code token}, with a token
     * @param secret his password, or the token
     */
    Optional<String> open(String name, String secret);
}
