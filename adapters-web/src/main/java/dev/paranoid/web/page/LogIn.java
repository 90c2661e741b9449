package dev.paranoid.web.page;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * How browsers log in.
 *
 * @param cookie name of the cookie that is a session
 * @param length how long one lasts
 * @param open what the cookie is to say, for a name and a secret; empty where nobody is known by these
 */
public record LogIn(String cookie, Duration length, BiFunction<String, String, Optional<String>> open) {}
