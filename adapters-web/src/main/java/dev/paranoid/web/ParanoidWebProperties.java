package dev.paranoid.web;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The recycle bin.
 *
 * @param path Where it is, such as /bin; nowhere if not said or empty.
 */
@ConfigurationProperties("paranoid.web")
public record ParanoidWebProperties(@Nullable String path) {

    /**
     * @throws IllegalArgumentException if it is no path of segments of letters, digits, hyphens, underscores and dots
     */
    public ParanoidWebProperties {
        if (path != null && !path.matches("(/[A-Za-z0-9._-]+)*")) {
            throw new IllegalArgumentException("paranoid.web.path is a path such as /bin, not '" + path + "'");
        }
    }
}
