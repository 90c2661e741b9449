package dev.paranoid.rest;

import dev.paranoid.rest.problem.RestAdapter;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Paranoid over REST.
 *
 * @param wholeServer Whether the server serves nothing but Paranoid: then all errors at all addresses are problem details, and
 *     ids in addresses may have encoded slashes and backslashes.
 * @param maxWaiting How many callers may wait for the end of what goes on in the background; others are answered 202 at once.
 * @param bodyWithin How long a request's whole body may take to arrive, where the server serves nothing but Paranoid.
 * @param answerWithin How long a client may take to read an answer, where the server serves nothing but Paranoid.
 * @param basePath Where all addresses begin.
 * @param anonymous Whether callers are answered of whom nobody knows who they are.
 */
@ConfigurationProperties("paranoid.rest")
public record ParanoidRestProperties(
        @DefaultValue("false") boolean wholeServer,
        @DefaultValue("1000") int maxWaiting,
        @DefaultValue("10s") Duration bodyWithin,
        @DefaultValue("30s") Duration answerWithin,
        @DefaultValue(RestAdapter.BASE) String basePath,
        @DefaultValue("false") boolean anonymous) {

    public ParanoidRestProperties {
        if (!basePath.matches("(/[A-Za-z0-9._~-]+)+")) {
            throw new IllegalArgumentException(
                    "paranoid.rest.base-path begins with a slash and ends with none, /api for one: " + basePath);
        }
    }
}
